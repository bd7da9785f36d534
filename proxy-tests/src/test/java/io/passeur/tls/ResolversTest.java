package io.passeur.tls;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.QualifiedName;
import io.passeur.element.HttpKinds;
import io.passeur.routing.Status;
import io.passeur.spi.CertificateRequest;
import io.passeur.spi.KeyedCertificate;
import io.passeur.testing.Await;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.RawMessage;
import io.passeur.testing.SecureConnection;
import io.passeur.testing.TestingProxy;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Certificate resolvers as plugins bring them, in a running proxy. */
class ResolversTest {

    private static final String GENERATED = "CN=TRAEFIK DEFAULT CERT";

    private static X509Certificate served(TestingProxy proxy, String serverName) {
        try (SecureConnection connection = SecureConnection.to(proxy.port(), serverName)) {
            return connection.certificate();
        }
    }

    private static String subject(TestingProxy proxy, String serverName) {
        return served(proxy, serverName).getSubjectX500Principal().getName();
    }

    private static List<String> errors(TestingProxy proxy, String router) {
        return requireNonNull(proxy.view().elements(HttpKinds.ROUTERS).get(new QualifiedName(router, "testing")))
                .errors();
    }

    @Test
    void aNewCertificateIsServedAtTheNextHandshakeAndClosesNoConnection() throws Exception {
        try (TestingProxy proxy = TestingProxy.start(
                Toml.secure("r", "Host(`a.test`) || Host(`B.test`)", "certResolver = 'fresh'"),
                "--certificatesresolvers.fresh.toy=true")) {
            ToyResolver resolver = ToyResolver.of("fresh");
            assertThat(resolver.awaitWanted())
                    .containsExactly(new CertificateRequest(List.of("a.test", "b.test"), Set.of("router r@testing")));
            try (SecureConnection before = SecureConnection.to(proxy.port(), "a.test")) {
                assertThat(before.certificate().getSubjectX500Principal().getName())
                        .isEqualTo(GENERATED);
                KeyedCertificate first = resolver.issue("a.test", "b.test");
                Await.until(() -> served(proxy, "b.test").equals(first.leaf()));
                KeyedCertificate renewed = resolver.issue("a.test", "b.test");
                Await.until(() -> served(proxy, "a.test").equals(renewed.leaf()));
                assertThat(before.get("a.test", "/").status()).isEqualTo(200);
            }
            assertThat(proxy.view().tls().certificates()).singleElement().satisfies(view -> {
                assertThat(view.source()).isEqualTo("certificatesResolvers.fresh");
                assertThat(view.domains()).containsExactly("a.test", "b.test");
                assertThat(view.users()).containsExactly("r@testing");
            });
        }
        assertThat(ToyResolver.of("fresh").isClosed()).isTrue();
    }

    @Test
    void storedCertificatesAreServedFromTheFirstHandshakeOn() {
        try (TestingProxy proxy = TestingProxy.start(
                Toml.secure("r", "Host(`a.test`)", "certResolver = 'stored'"),
                "--certificatesresolvers.stored.toy.stored=a.test,c.test")) {
            assertThat(subject(proxy, "a.test")).isEqualTo("CN=a.test");
            assertThat(subject(proxy, "c.test")).isEqualTo("CN=c.test");
        }
    }

    @Test
    void whatTheConfigurationHasIsNotAskedFor() throws Exception {
        CertificateAuthority authority = CertificateAuthority.root("ca");
        String dynamic = Toml.certificate(authority.issue("*.have.test"))
                + Toml.secure("r", "Host(`x.have.test`) || Host(`need.test`)", "certResolver = 'rest'")
                + Toml.secure(
                        "d",
                        "PathPrefix(`/`)",
                        "certResolver = 'rest'\n"
                                + "[[http.routers.d.tls.domains]]\nmain = 'main.test'\nsans = ['*.main.test', 'www.main.test']\n");
        try (TestingProxy proxy = TestingProxy.start(dynamic, "--certificatesresolvers.rest.toy=true")) {
            assertThat(ToyResolver.of("rest").awaitWanted())
                    .containsExactlyInAnyOrder(
                            new CertificateRequest(List.of("need.test"), Set.of("router r@testing")),
                            new CertificateRequest(List.of("main.test", "*.main.test"), Set.of("router d@testing")));
            assertThat(subject(proxy, "x.have.test")).isEqualTo("CN=*.have.test");
        }
    }

    @Test
    void aResolverThatCannotWorkLeavesTheRestRunning() {
        String routers = Toml.secure("a", "Host(`a.test`)", "certResolver = 'unmade'")
                + Toml.secure("b", "Host(`b.test`)", "certResolver = 'unstarted'")
                + Toml.secure("d", "Host(`d.test`)", "certResolver = 'godo'")
                + Toml.secure("e", "Host(`e.test`)", "certResolver = 'good'");
        try (TestingProxy proxy = TestingProxy.start(
                routers,
                "--certificatesresolvers.unmade.toy.failing=create",
                "--certificatesresolvers.unstarted.toy.failing=start",
                "--certificatesresolvers.good.toy.stored=e.test")) {
            String rest = "; its clients get another matching certificate or the default certificate";
            assertThat(errors(proxy, "a"))
                    .containsExactly(
                            "Router uses a certificate resolver that does not work, \"unmade\": storage: it is missing"
                                    + rest);
            assertThat(errors(proxy, "b"))
                    .containsExactly(
                            "Router uses a certificate resolver that does not work, \"unstarted\": storage: it cannot be read"
                                    + rest);
            assertThat(errors(proxy, "d"))
                    .containsExactly(
                            "Router uses a nonexistent certificate resolver \"godo\"; did you mean \"good\"?" + rest);
            assertThat(errors(proxy, "e")).isEmpty();
            assertThat(subject(proxy, "d.test")).isEqualTo(GENERATED);
            assertThat(subject(proxy, "e.test")).isEqualTo("CN=e.test");
            assertThat(proxy.view().tls().resolvers())
                    .filteredOn(view -> view.name().equals("unstarted"))
                    .singleElement()
                    .satisfies(view -> assertThat(view.failure()).isEqualTo("storage: it cannot be read"));
            assertThat(ToyResolver.of("unstarted").isClosed()).isTrue();
        }
    }

    @Test
    void anEntryPointsResolverServesRoutersWithoutTls() throws Exception {
        try (TestingProxy proxy = TestingProxy.start(
                Toml.router("r", "Host(`a.test`)", ""),
                "--certificatesresolvers.whole.toy=true",
                "--entrypoints.web.http.tls.certresolver=whole",
                "--entrypoints.web.http.tls.domains[0].main=*.test")) {
            ToyResolver resolver = ToyResolver.of("whole");
            assertThat(resolver.awaitWanted())
                    .containsExactly(new CertificateRequest(List.of("*.test"), Set.of("router r@testing")));
            resolver.issue("*.test");
            Await.until(() -> subject(proxy, "a.test").equals("CN=*.test"));
        }
    }

    @Test
    void theDefaultCertificateCanComeFromAResolver() throws Exception {
        String dynamic = "[tls.stores.default.defaultGeneratedCert]\nresolver = 'def'\n"
                + "[tls.stores.default.defaultGeneratedCert.domain]\nmain = 'def.test'\n";
        try (TestingProxy proxy = TestingProxy.start(dynamic, "--certificatesresolvers.def.toy=true")) {
            ToyResolver resolver = ToyResolver.of("def");
            assertThat(resolver.awaitWanted())
                    .containsExactly(new CertificateRequest(List.of("def.test"), Set.of("tls.stores.default@testing")));
            assertThat(subject(proxy, "other.test")).isEqualTo(GENERATED);
            resolver.issue("def.test");
            Await.until(() -> subject(proxy, "other.test").equals("CN=def.test"));
            assertThat(subject(proxy, "")).isEqualTo("CN=def.test");
        }
    }

    @Test
    void httpChallengesAreAnsweredWhateverElseIsRouted() {
        String dynamic = Toml.router("all", "PathPrefix(`/`)", "priority = 9223372036854774807");
        try (TestingProxy proxy = TestingProxy.start(dynamic, "--certificatesresolvers.http.toy.httpentrypoint=web")) {
            ToyResolver.of("http").httpChallengeResponses.put("a.test token", "token.thumbprint");
            RawMessage answer = proxy.get("A.test:80", "/.well-known/acme-challenge/token");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("token.thumbprint");
            RawMessage unknown = proxy.get("b.test", "/.well-known/acme-challenge/token");
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.text()).isEmpty();
            assertThat(proxy.get("b.test", "/.well-known/").status()).isEqualTo(200);
        }
    }

    @Test
    void anEntryPointWithTlsAndByPassLetsUsersAnswerChallenges() {
        String dynamic = Toml.router("own", "PathPrefix(`/.well-known/acme-challenge/`) && Host(`own.test`)", "");
        try (TestingProxy proxy = TestingProxy.start(
                dynamic,
                "--entrypoints.web.allowacmebypass=true",
                "--certificatesresolvers.bypass.toy.httpentrypoint=web")) {
            ToyResolver.of("bypass").httpChallengeResponses.put("own.test t", "resolver's");
            ToyResolver.of("bypass").httpChallengeResponses.put("b.test t", "resolver's");
            assertThat(proxy.get("own.test", "/.well-known/acme-challenge/t").text())
                    .contains("Host: own.test");
            assertThat(proxy.get("b.test", "/.well-known/acme-challenge/t").text())
                    .isEqualTo("resolver's");
        }
    }

    @Test
    void tlsChallengesGetTheProofAndNothingElseDoes() {
        CertificateAuthority authority = CertificateAuthority.root("proofs");
        try (TestingProxy proxy = TestingProxy.start(
                "",
                "--entrypoints.bypass.address=127.0.0.1:0",
                "--entrypoints.bypass.allowacmebypass=true",
                "--certificatesresolvers.alpn.toy.tlschallenge=true")) {
            KeyMaterial proof = authority.issue("proof");
            ToyResolver.of("alpn")
                    .tlsChallengeCertificates
                    .put("a.test", new KeyedCertificate(proof.chain(), proof.key()));
            try (SecureConnection connection = SecureConnection.to(proxy.port(), "a.test", "acme-tls/1")) {
                assertThat(connection.protocol()).isEqualTo("acme-tls/1");
                assertThat(connection.certificate()).isEqualTo(proof.leaf());
            }
            assertThat(isRefused(proxy.port(), "b.test")).isTrue();
            assertThat(subject(proxy, "a.test")).isEqualTo(GENERATED);
            try (SecureConnection connection = SecureConnection.to(proxy.port("bypass"), "a.test", "acme-tls/1")) {
                assertThat(connection.certificate().getSubjectX500Principal().getName())
                        .isEqualTo(GENERATED);
            }
        }
    }

    private static boolean isRefused(int port, String serverName) {
        try (SecureConnection connection = SecureConnection.to(port, serverName, "acme-tls/1")) {
            return connection.protocol().isEmpty();
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    @Test
    void resolversAreAskedOnceTheEntryPointsAreOpen() throws Exception {
        try (TestingProxy proxy = TestingProxy.start(
                Toml.secure("r", "Host(`a.test`)", "certResolver = 'later'"),
                "--certificatesresolvers.later.toy=true")) {
            ToyResolver.of("later").awaitWanted();
            assertThat(proxy.port()).isPositive();
            proxy.push(Toml.secure("r", "Host(`b.test`)", "certResolver = 'later'"));
            assertThat(ToyResolver.of("later").awaitWanted())
                    .containsExactly(new CertificateRequest(List.of("b.test"), Set.of("router r@testing")));
            assertThat(requireNonNull(proxy.view().elements(HttpKinds.ROUTERS).get(new QualifiedName("r", "testing")))
                            .status())
                    .isEqualTo(Status.ENABLED);
        }
    }
}
