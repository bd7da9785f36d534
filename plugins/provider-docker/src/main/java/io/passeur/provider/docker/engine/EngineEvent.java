package io.passeur.provider.docker.engine;

/**
 * Something that happened at the engine.
 *
 * @param action {@code start}, {@code kill}, {@code health_status}, …; without what the engine puts behind a colon
 * @param container the container's id; empty if the event is about none
 * @param signal of {@code kill}, a number or a name; empty for none
 */
public record EngineEvent(String action, String container, String signal) {}
