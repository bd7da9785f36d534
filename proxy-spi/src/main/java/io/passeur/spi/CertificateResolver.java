package io.passeur.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Obtains and renews certificates. The methods that respond to challenges are called on the data path by any thread and
 * must neither block nor throw.
 */
public interface CertificateResolver extends AutoCloseable {

    /**
     * Loads the stored certificates and delivers them before it returns. Must not use the network: {@code passeur
     * check} starts resolvers too, and never {@linkplain #activate() activates} them. Called once; the caller waits for
     * a limited time.
     *
     * @throws ConfigurationException if the resolver cannot work; the proxy continues without it
     */
    void start(CertificateListener listener);

    /**
     * Permits network access: from now on, the resolver renews certificates that are due. Called once, after {@link
     * #start} and before the first {@link #request}, when clients can reach the entry points. Returns immediately; the
     * work runs on the {@linkplain CertificateResolverContext#executor() executor}.
     */
    default void activate() {}

    /**
     * Replaces the list of required certificates. Returns immediately; the work runs on the {@linkplain
     * CertificateResolverContext#executor() executor}. The list omits names for which other certificates exist.
     */
    void request(List<CertificateRequest> requests);

    /** The entry point whose HTTP challenges this resolver handles; empty if it handles none. */
    default String httpChallengeEntryPoint() {
        return "";
    }

    /**
     * Returns the response body for {@code /.well-known/acme-challenge/<token>}.
     *
     * @param host in lower case, without a port
     * @return null if the token does not belong to this resolver
     */
    default @Nullable String httpChallengeResponse(String host, String token) {
        return null;
    }

    /** Whether this resolver handles handshakes with the ALPN protocol {@code acme-tls/1} (RFC 8737). */
    default boolean handlesTlsChallenges() {
        return false;
    }

    /**
     * Returns the certificate that proves control of a name in an {@code acme-tls/1} handshake.
     *
     * @param serverName in lower case
     * @return null if no challenge for the name is pending
     */
    default @Nullable KeyedCertificate tlsChallengeCertificate(String serverName) {
        return null;
    }

    /** Stops the resolver. It delivers nothing after this returns. */
    @Override
    void close();
}
