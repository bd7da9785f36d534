package io.passeur.spec;

import io.passeur.spi.Default;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How handshakes with clients are held, {@code tls.options.<name>}.
 *
 * @param minVersion {@code VersionTLS10} to {@code VersionTLS13}; empty for {@code VersionTLS12}
 * @param maxVersion empty for the newest
 * @param cipherSuites for TLS 1.2 and older, by the names of IANA; empty for all secure ones
 * @param curvePreferences empty for the usual ones
 * @param sniStrict a name without a certificate is refused instead of getting the default certificate
 * @param alpnProtocols in order of preference
 * @param disableSessionTickets every connection does a whole handshake unless the client's session is known here
 * @param preferServerCipherSuites without effect, as in Traefik
 */
public record TlsOptionsSpec(
        @Default("") String minVersion,
        @Default("") String maxVersion,
        List<String> cipherSuites,
        List<String> curvePreferences,
        @Nullable ClientAuthSpec clientAuth,
        boolean sniStrict,
        @Default("h2,http/1.1,acme-tls/1") List<String> alpnProtocols,
        boolean disableSessionTickets,
        boolean preferServerCipherSuites) {

    public TlsOptionsSpec {
        cipherSuites = List.copyOf(cipherSuites);
        curvePreferences = List.copyOf(curvePreferences);
        alpnProtocols = List.copyOf(alpnProtocols);
    }

    /** The files that it names, among texts that stand in their place. */
    public Set<String> files() {
        return clientAuth == null ? Set.of() : Set.copyOf(clientAuth.caFiles());
    }

    /**
     * What is asked of clients.
     *
     * @param caFiles paths or PEM texts of the authorities that sign clients' certificates
     * @param clientAuthType empty for {@code RequireAndVerifyClientCert} if there are authorities, else for none
     */
    public record ClientAuthSpec(
            List<String> caFiles, @Default("") String clientAuthType) {

        public ClientAuthSpec {
            caFiles = List.copyOf(caFiles);
        }
    }
}
