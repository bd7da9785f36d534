package io.passeur.provider.docker.engine;

/**
 * An event of the engine.
 *
 * @param action {@code start}, {@code kill}, {@code health_status}, …; without the part after the colon
 * @param container the container's ID; empty if the event is not about a container
 * @param signal the signal of {@code kill}, a number or a name; empty for none
 */
public record EngineEvent(String action, String container, String signal) {}
