package io.passeur.entrypoint;

import io.passeur.spec.TlsOptionsSpec;
import io.passeur.spec.TlsOptionsSpec.ClientAuthSpec;
import io.passeur.spi.KeyedCertificate;
import io.passeur.testing.CertificateAuthority;
import io.passeur.tls.CertificateIndex;
import io.passeur.tls.KeyMaterial;
import io.passeur.tls.TlsChallenges;
import io.passeur.tls.TlsOptions;
import io.passeur.tls.TlsPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tests of handshakes are made of. */
final class TlsParts {

    static final List<String> ALPN = List.of("h2", "http/1.1", "acme-tls/1");
    static final CertificateAuthority AUTHORITY = CertificateAuthority.root("authority");
    static final CertificateAuthority OTHER_AUTHORITY = CertificateAuthority.root("other authority");

    private TlsParts() {}

    static KeyedCertificate certificate(String... names) {
        KeyMaterial material = AUTHORITY.issue(names);
        return new KeyedCertificate(material.chain(), material.key());
    }

    static CertificateIndex index(String... names) {
        return CertificateIndex.of(
                Arrays.stream(names).map(TlsParts::certificate).toList());
    }

    static TlsOptionsSpec spec() {
        return new TlsOptionsSpec("", "", List.of(), List.of(), null, false, ALPN, false, false);
    }

    static TlsOptions versions(String name, String min, String max) {
        return TlsOptions.compile(
                name, new TlsOptionsSpec(min, max, List.of(), List.of(), null, false, ALPN, false, false));
    }

    static TlsOptions strict(String name) {
        return TlsOptions.compile(
                name, new TlsOptionsSpec("", "", List.of(), List.of(), null, true, ALPN, false, false));
    }

    static TlsOptions protocols(String name, String... protocols) {
        return TlsOptions.compile(
                name, new TlsOptionsSpec("", "", List.of(), List.of(), null, false, List.of(protocols), false, false));
    }

    static TlsOptions suites(String name, String max, String... suites) {
        return TlsOptions.compile(
                name, new TlsOptionsSpec("", max, List.of(suites), List.of(), null, false, ALPN, false, false));
    }

    static TlsOptions curves(String name, String... curves) {
        return TlsOptions.compile(
                name, new TlsOptionsSpec("", "", List.of(), List.of(curves), null, false, ALPN, false, false));
    }

    static TlsOptions withoutTickets(String name) {
        return TlsOptions.compile(
                name, new TlsOptionsSpec("", "", List.of(), List.of(), null, false, ALPN, true, false));
    }

    /** Verified types trust {@link #AUTHORITY}. */
    static TlsOptions clients(String type) {
        boolean verifies = type.contains("Verify") || type.isEmpty();
        ClientAuthSpec auth = new ClientAuthSpec(verifies ? List.of(AUTHORITY.pem()) : List.of(), type);
        return TlsOptions.compile(
                type, new TlsOptionsSpec("", "", List.of(), List.of(), auth, false, ALPN, false, false));
    }

    static TlsPolicy policy(CertificateIndex certificates, TlsOptions fallback) {
        return new TlsPolicy(certificates, Map.of(), fallback, TlsChallenges.NONE);
    }

    static TlsPolicy policy(CertificateIndex certificates, Map<String, TlsOptions> byHost) {
        return new TlsPolicy(certificates, byHost, TlsOptions.standard(), TlsChallenges.NONE);
    }

    /** Proves one name. */
    static TlsChallenges challenge(String proved, KeyedCertificate proof) {
        return new TlsChallenges() {
            @Override
            public boolean active() {
                return true;
            }

            @Override
            public @Nullable KeyedCertificate answer(String serverName) {
                return serverName.equals(proved) ? proof : null;
            }
        };
    }
}
