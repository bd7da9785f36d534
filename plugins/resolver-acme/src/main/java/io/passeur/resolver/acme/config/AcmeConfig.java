package io.passeur.resolver.acme.config;

import io.passeur.spi.AllowEmpty;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code certificatesResolvers.<name>.acme}.
 *
 * @param storage the file, relative to the working directory
 * @param certificatesDuration how long certificates live, in hours; decides how early they are renewed
 * @param preferredChain the common name of an issuer, for authorities that offer several chains
 * @param emailAddresses put into the certificate
 * @param disableCommonName leaves the subject of certificates empty
 * @param caCertificates files or PEM texts: whom to trust as the authority's server
 * @param caSystemCertPool trusts those that the system trusts besides
 * @param caServerName the name in the certificate of the authority's server
 * @param clientTimeout for one request to the authority as a whole
 * @param clientResponseHeaderTimeout until the head of its answer
 * @param certificateTimeout from the last request of an order until the certificate is there
 */
public record AcmeConfig(
        @Default("") String email,

        @Default("https://acme-v02.api.letsencrypt.org/directory")
        String caServer,

        @Default("acme.json") String storage,
        @Default("RSA4096") String keyType,
        @Default("2160") int certificatesDuration,
        @Default("") String preferredChain,
        @Default("") String profile,
        List<String> emailAddresses,
        boolean disableCommonName,
        @Nullable Eab eab,
        List<String> caCertificates,
        boolean caSystemCertPool,
        @Default("") String caServerName,
        @Default("2m") Duration clientTimeout,
        @Default("30s") Duration clientResponseHeaderTimeout,
        @Default("30s") Duration certificateTimeout,
        @AllowEmpty @Nullable HttpChallenge httpChallenge,
        @AllowEmpty @Nullable TlsChallenge tlsChallenge,
        @AllowEmpty @Nullable DnsChallenge dnsChallenge) {

    public AcmeConfig {
        emailAddresses = List.copyOf(emailAddresses);
        caCertificates = List.copyOf(caCertificates);
        if (storage.isEmpty()) {
            throw new ConfigurationException("storage: empty (expected: the path of a file, such as acme.json)");
        }
        if (certificatesDuration < 1) {
            throw new ConfigurationException(
                    "certificatesDuration: " + certificatesDuration + " (expected: at least 1 hour)");
        }
        if (clientTimeout.compareTo(clientResponseHeaderTimeout) < 0) {
            throw new ConfigurationException("clientTimeout: " + clientTimeout.toSeconds()
                    + "s is less than clientResponseHeaderTimeout, " + clientResponseHeaderTimeout.toSeconds() + "s");
        }
        positive("clientTimeout", clientTimeout);
        positive("clientResponseHeaderTimeout", clientResponseHeaderTimeout);
        positive("certificateTimeout", certificateTimeout);
    }

    AcmeConfig withCaServer(String server) {
        return new AcmeConfig(
                email,
                server,
                storage,
                keyType,
                certificatesDuration,
                preferredChain,
                profile,
                emailAddresses,
                disableCommonName,
                eab,
                caCertificates,
                caSystemCertPool,
                caServerName,
                clientTimeout,
                clientResponseHeaderTimeout,
                certificateTimeout,
                httpChallenge,
                tlsChallenge,
                dnsChallenge);
    }

    private static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new ConfigurationException(key + ": " + value.toSeconds() + "s (expected: more than nothing)");
        }
    }

    /**
     * What an authority hands out so that new accounts belong to a customer.
     *
     * @param hmacEncoded the key in base64url
     */
    public record Eab(@Default("") String kid, @Default("") String hmacEncoded) {

        /** The key is a secret. */
        @Override
        public String toString() {
            return "eab " + kid;
        }
    }

    /**
     * @param entryPoint where the authority's request to port 80 arrives
     * @param delay between the token being ready and the authority being told so
     */
    public record HttpChallenge(
            @Default("") String entryPoint, @Default("0s") Duration delay) {}

    /** @param delay between the certificate being ready and the authority being told so */
    public record TlsChallenge(@Default("0s") Duration delay) {}

    /**
     * @param provider who changes the zone; set up by variables
     * @param resolvers name servers to ask, {@code host:port}; empty for those of the system
     * @param delayBeforeCheck the old name of {@code propagation.delayBeforeChecks}
     * @param disablePropagationCheck the old name of {@code propagation.disableChecks}
     */
    public record DnsChallenge(
            @Default("") String provider,
            List<String> resolvers,
            @AllowEmpty @Nullable Propagation propagation,
            @Default("0s") Duration delayBeforeCheck,
            boolean disablePropagationCheck) {

        public DnsChallenge {
            resolvers = List.copyOf(resolvers);
        }
    }

    /**
     * How to find out that a record is there before the authority looks for it.
     *
     * @param disableChecks not at all
     * @param disableANSChecks without asking the servers of the zone
     * @param requireAllRNS with asking every one of the resolvers
     */
    public record Propagation(
            boolean disableChecks,
            boolean disableANSChecks,
            boolean requireAllRNS,
            @Default("0s") Duration delayBeforeChecks) {}
}
