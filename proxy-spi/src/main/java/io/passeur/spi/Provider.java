package io.passeur.spi;

/** A source of dynamic configuration. It pushes complete snapshots, never differences. */
public interface Provider extends AutoCloseable {

    /**
     * Starts to watch the source. A provider that can read its source immediately pushes the first snapshot before it
     * returns, so that its routes exist before the first request is accepted. The caller waits for at most 10 seconds
     * and then continues without the provider; a snapshot that arrives later is still applied. Work that may wait
     * belongs on the {@linkplain ProviderContext#executor() executor}. Called once.
     *
     * @throws ConfigurationException if the source cannot be used; the proxy continues without this provider
     */
    void start(ConfigurationListener listener);

    /**
     * Reads the source again after the signal SIGHUP. Called by any thread after {@link #start}, with the same time
     * limit.
     */
    default void reload() {}

    /**
     * Stops watching. No snapshot is pushed after this returns. Called once, by any thread, with the same time limit.
     */
    @Override
    void close();
}
