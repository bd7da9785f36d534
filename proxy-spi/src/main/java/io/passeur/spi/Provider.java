package io.passeur.spi;

/** A source of dynamic configuration. It pushes whole snapshots, never differences. */
public interface Provider extends AutoCloseable {

    /**
     * Begins to watch the source. A provider that can read its source at once pushes the first snapshot before it
     * returns, so that its routes exist before the first request is accepted. The caller waits for a limited time (10
     * seconds) and then goes on without the provider; a snapshot that comes later counts all the same. Anything that waits
     * belongs on the {@linkplain ProviderContext#executor() executor}. Called once.
     *
     * @throws ConfigurationException if the source cannot be used at all; the proxy continues without this provider
     */
    void start(ConfigurationListener listener);

    /** Reads the source again, as the signal SIGHUP asks. Called by any thread after {@link #start}, within the same limit. */
    default void reload() {}

    /** Stops watching. No snapshot is pushed after this returns. Called once, by any thread, within the same limit. */
    @Override
    void close();
}
