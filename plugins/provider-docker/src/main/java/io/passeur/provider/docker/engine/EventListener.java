package io.passeur.provider.docker.engine;

/** Receives events on the stream's own thread; must return quickly. */
public interface EventListener {

    void happened(EngineEvent event);

    /** No more events will arrive. Not called if the proxy closed the stream. */
    void ended(EngineException reason);
}
