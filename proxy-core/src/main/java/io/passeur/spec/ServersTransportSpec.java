package io.passeur.spec;

import io.passeur.spi.Default;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How connections to servers are made, {@code http.serversTransports.<name>}. Wherever a certificate or key is expected,
 * the path of a PEM file or PEM text may stand.
 *
 * @param serverName the name that a server's certificate must have, also sent as SNI; empty for the host of its URL
 * @param rootCAs the authorities to trust; empty for those of the system
 * @param certificates what the proxy shows to servers that ask
 * @param cipherSuites for TLS up to 1.2; empty for the usual ones
 * @param minVersion such as {@code VersionTLS12}, or empty
 * @param peerCertURI an older way to write one of {@code peerCertSANs}, or empty
 * @param peerCertSANs one of them must be in a server's certificate; empty if no one cares
 * @param maxIdleConnsPerHost idle connections kept per server; 0 for 2, negative keeps none
 */
public record ServersTransportSpec(
        String serverName,
        boolean insecureSkipVerify,
        List<String> rootCAs,
        List<CertificateSpec> certificates,
        List<String> cipherSuites,
        String minVersion,
        String maxVersion,
        String peerCertURI,
        List<AlternativeNameSpec> peerCertSANs,
        int maxIdleConnsPerHost,
        @Nullable ForwardingTimeoutsSpec forwardingTimeouts,
        boolean disableHTTP2) {

    public ServersTransportSpec {
        rootCAs = List.copyOf(rootCAs);
        certificates = List.copyOf(certificates);
        cipherSuites = List.copyOf(cipherSuites);
        peerCertSANs = List.copyOf(peerCertSANs);
    }

    /** The files that it names, among texts that stand in their place. */
    public Set<String> files() {
        Set<String> files = new HashSet<>(rootCAs);
        certificates.forEach(certificate -> {
            files.add(certificate.certFile());
            files.add(certificate.keyFile());
        });
        return files;
    }

    /** Certificates, the key's own among them, and the key. */
    public record CertificateSpec(String certFile, String keyFile) {}

    /** @param type {@code URI} or {@code DNSName} */
    public record AlternativeNameSpec(String type, String value) {}

    /**
     * @param responseHeaderTimeout from the end of the request to the head of the answer; 0 for no limit
     * @param idleConnTimeout how long an idle connection is kept; 0 for no limit
     * @param readIdleTimeout on HTTP/2, after so long without a frame a ping is sent; 0 for never
     * @param pingTimeout how long the answer to that ping may take
     */
    public record ForwardingTimeoutsSpec(
            @Default("30s") Duration dialTimeout,
            @Default("0s") Duration responseHeaderTimeout,
            @Default("90s") Duration idleConnTimeout,
            @Default("0s") Duration readIdleTimeout,
            @Default("15s") Duration pingTimeout) {}
}
