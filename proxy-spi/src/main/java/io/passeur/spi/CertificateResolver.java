package io.passeur.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gets certificates and keeps them fresh. The methods that answer challenges are called on the data path by any thread and
 * must neither block nor throw.
 */
public interface CertificateResolver extends AutoCloseable {

    /**
     * Loads what is stored and delivers it before this returns. Must not use the network: {@code passeur check} starts
     * resolvers too, and never {@linkplain #activate() activates} them. Called once, by a thread that waits for a limited
     * time.
     *
     * @throws ConfigurationException if the resolver cannot work at all; the proxy goes on without it
     */
    void start(CertificateListener listener);

    /**
     * Permits the network: from now on the resolver renews what is due. Called once, after {@link #start} and before the
     * first {@link #want}, when clients can reach the entry points. Returns at once; the work is done on the {@linkplain
     * CertificateResolverContext#executor() executor}.
     */
    default void activate() {}

    /**
     * Replaces the list of what is needed. Returns at once; the work is done on the {@linkplain
     * CertificateResolverContext#executor() executor}. Names for which other certificates exist are not in it.
     */
    void want(List<CertificateRequest> requests);

    /** The entry point on which {@link #httpAnswer} is asked; empty if this resolver proves nothing over HTTP. */
    default String httpChallengeEntryPoint() {
        return "";
    }

    /**
     * Answers {@code /.well-known/acme-challenge/<token>}.
     *
     * @param host in lower case, without a port
     * @return null if this is not the resolver's token
     */
    default @Nullable String httpAnswer(String host, String token) {
        return null;
    }

    /** Whether handshakes with the protocol {@code acme-tls/1} are this resolver's (RFC 8737). */
    default boolean answersTlsChallenges() {
        return false;
    }

    /**
     * The certificate that proves the name in a handshake with {@code acme-tls/1}.
     *
     * @param serverName in lower case
     * @return null if no proof of it is under way
     */
    default @Nullable KeyedCertificate tlsAnswer(String serverName) {
        return null;
    }

    /** Stops. Nothing is delivered after this returns. */
    @Override
    void close();
}
