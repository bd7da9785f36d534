package io.passeur.tls;

import io.passeur.spec.ServersTransportSpec.AlternativeNameSpec;
import io.passeur.spi.ConfigurationException;
import java.security.cert.X509Certificate;

/** A subject alternative name that is accepted for a server. */
record AcceptedName(Kind kind, String value) {

    enum Kind {
        URI,
        DNS_NAME
    }

    static AcceptedName of(AlternativeNameSpec spec) {
        return switch (spec.type()) {
            case "URI" -> new AcceptedName(Kind.URI, spec.value());
            case "DNSName" -> new AcceptedName(Kind.DNS_NAME, spec.value());
            default ->
                throw new ConfigurationException(
                        "type: \"%s\" is unknown (expected: URI or DNSName)".formatted(spec.type()));
        };
    }

    boolean isIn(X509Certificate certificate) {
        return kind == Kind.URI
                ? PeerNames.uris(certificate).contains(value)
                : PeerNames.dns(certificate).stream().anyMatch(value::equalsIgnoreCase);
    }

    @Override
    public String toString() {
        return value;
    }
}
