package io.passeur.tls;

/** Where the TLS part of a configuration goes, in two steps, so that it goes live together with the rest. Called by one thread. */
public interface TlsTarget {

    /** Makes the policies of all entry points and changes nothing yet. May throw; then the configuration is not applied. */
    PreparedTls prepare(TlsPlan plan);

    /** The policies are in place. Does not throw. */
    void commit(PreparedTls prepared);
}
