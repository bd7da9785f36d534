package io.passeur.provider.docker.engine;

/** Hears of events on the stream's own thread, and must return soon. */
public interface EventListener {

    void happened(EngineEvent event);

    /** No further events come. Not called for a stream that was closed here. */
    void ended(EngineException reason);
}
