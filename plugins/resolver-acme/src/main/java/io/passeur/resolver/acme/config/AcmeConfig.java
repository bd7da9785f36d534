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
 * @param certificatesDuration the lifetime of certificates in hours; determines when they are renewed
 * @param preferredChain the common name of an issuer, for authorities that offer several chains
 * @param emailAddresses e-mail addresses in the certificate
 * @param disableCommonName leaves the subject of certificates empty
 * @param caCertificates files or PEM text of the authorities to trust for the ACME server
 * @param caSystemCertPool also trusts the authorities of the system
 * @param caServerName the name in the ACME server's certificate
 * @param clientTimeout the limit of one request to the ACME server
 * @param clientResponseHeaderTimeout the limit until the head of its response
 * @param certificateTimeout from the last request of an order until the certificate is issued
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
            throw new ConfigurationException("storage: is empty (expected: the path of a file, such as acme.json)");
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
     * Credentials from an authority that bind new accounts to a customer.
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
     * @param delay between the token being ready and telling the authority
     */
    public record HttpChallenge(
            @Default("") String entryPoint, @Default("0s") Duration delay) {}

    /** @param delay between the certificate being ready and telling the authority */
    public record TlsChallenge(@Default("0s") Duration delay) {}

    /**
     * @param provider who changes the zone; configured with environment variables
     * @param resolvers name servers to query, {@code host:port}; empty for those of the system
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
     * How to check that a record is visible before the authority looks for it.
     *
     * @param disableChecks without checks
     * @param disableANSChecks without querying the zone's servers
     * @param requireAllRNS also queries every one of the resolvers
     */
    public record Propagation(
            boolean disableChecks,
            boolean disableANSChecks,
            boolean requireAllRNS,
            @Default("0s") Duration delayBeforeChecks) {}
}
