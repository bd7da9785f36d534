package io.passeur.tls;

/**
 * Applies the TLS part of a configuration in two steps, so that it goes live together with the rest. Called by one
 * thread.
 */
public interface TlsTarget {

    /**
     * Prepares the policies of all entry points without changing anything. If it throws, the configuration is not
     * applied.
     */
    PreparedTls prepare(TlsPlan plan);

    /** Called when the policies are live. Does not throw. */
    void commit(PreparedTls prepared);
}
