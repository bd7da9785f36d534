package io.passeur.tls;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.config.QualifiedName;
import io.passeur.element.HttpKinds;
import io.passeur.routing.ElementView;
import io.passeur.routing.Status;
import io.passeur.spec.RouterSpec;
import io.passeur.testing.Await;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.RawMessage;
import io.passeur.testing.SecureConnection;
import io.passeur.testing.TestingProxy;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which routers answer requests over TLS, and by which options. */
class TlsRoutingTest {

    private static final String STRICT = """
            [tls.options.strict]
            minVersion = 'VersionTLS13'
            [tls.options.same]
            minVersion = 'VersionTLS13'
            """;

    private static ElementView<RouterSpec> router(TestingProxy proxy, String name) {
        return requireNonNull(proxy.view().elements(HttpKinds.ROUTERS).get(new QualifiedName(name, "testing")));
    }

    private static RawMessage get(TestingProxy proxy, String serverName, String host) {
        try (SecureConnection connection = SecureConnection.to(proxy.port(), serverName)) {
            return connection.get(host, "/");
        }
    }

    @Test
    void aRouterServesEitherTlsOrPlainTextOnOnePort() {
        try (TestingProxy proxy = TestingProxy.start(
                Toml.secure("secure", "Host(`s.test`)", "") + Toml.router("plain", "Host(`p.test`)", ""))) {
            assertThat(get(proxy, "s.test", "s.test").text()).contains("X-Forwarded-Proto: https");
            assertThat(proxy.get("p.test", "/").text()).contains("X-Forwarded-Proto: http");

            assertThat(proxy.get("s.test", "/").status()).isEqualTo(404);
            assertThat(get(proxy, "p.test", "p.test").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.test, a.test, 200",
        "a.test, A.test:443, 200",
        "a.test, b.test, 200", // both have the default options
        "a.test, strict.test, 421",
        "strict.test, a.test, 421",
        "strict.test, STRICT.test, 200",
        "strict.test, same.test, 421", // the same settings under another name
        "strict.test, unknown.test, 404",
        "strict.test, x.wild.test, 200",
        "y.wild.test, x.wild.test, 200",
        "x.y.wild.test, x.wild.test, 421", // an asterisk is one label
        "'', a.test, 200",
        "'', strict.test, 421",
        "unknown.test, a.test, 200",
    })
    void aRequestForAHostWithOtherOptionsIsMisdirected(String serverName, String host, int status) {
        String routers = Toml.secure("a", "Host(`a.test`) || Host(`b.test`)", "")
                + Toml.secure("s", "Host(`strict.test`) || Host(`*.wild.test`)", "options = 'strict'")
                + Toml.secure("t", "Host(`same.test`)", "options = 'same'");
        try (TestingProxy proxy = TestingProxy.start(STRICT + routers)) {
            RawMessage answer = get(proxy, serverName, host);
            assertThat(answer.status()).isEqualTo(status);
            if (status == 421) {
                assertThat(answer.text()).isEqualTo("Misdirected Request\n");
            }
        }
    }

    @Test
    void routersThatDisagreeAboutAHostGetTheDefaultOptions() {
        String routers = Toml.secure("one", "Host(`a.test`)", "options = 'strict'")
                + Toml.secure("two", "Host(`a.test`) && PathPrefix(`/two`)", "")
                + Toml.secure("three", "Host(`b.test`)", "options = 'strict'");
        try (TestingProxy proxy = TestingProxy.start(STRICT + routers)) {
            assertThat(get(proxy, "a.test", "a.test").status()).isEqualTo(200);
            assertThat(get(proxy, "a.test", "b.test").status()).isEqualTo(421);
            for (String name : new String[] {"one", "two"}) {
                assertThat(router(proxy, name).status()).isEqualTo(Status.WARNING);
                assertThat(router(proxy, name).errors())
                        .containsExactly("router's TLSOptions configuration is conflicting with other routers on the"
                                + " same entrypoint and host, default TLS options will be used instead");
            }
            assertThat(router(proxy, "three").status()).isEqualTo(Status.ENABLED);
        }
    }

    /** Otherwise a typo in one router would change what the clients of another one need. */
    @Test
    void optionsOfARouterThatIsLeftOutStillCount() {
        String routers = Toml.secure("good", "Host(`a.test`)", "options = 'strict'")
                + Toml.router("bad", "Host(`a.test`) && Path(`/x`)", "middlewares = ['missing']")
                + "[http.routers.bad.tls]\n"
                + Toml.router("alone", "Host(`b.test`)", "middlewares = ['missing']")
                + "[http.routers.alone.tls]\noptions = 'strict'\n"
                + Toml.secure("other", "PathPrefix(`/`)", "");
        try (TestingProxy proxy = TestingProxy.start(STRICT + routers)) {
            assertThat(router(proxy, "bad").status()).isEqualTo(Status.DISABLED);
            assertThat(router(proxy, "good").errors())
                    .containsExactly("router's TLSOptions configuration is conflicting with other routers on the"
                            + " same entrypoint and host, default TLS options will be used instead");
            assertThat(get(proxy, "b.test", "other.test").status()).isEqualTo(421);
        }
    }

    @Test
    void anExcludedHostIsNoDisagreement() {
        String routers = Toml.secure("one", "Host(`a.test`)", "options = 'strict'")
                + Toml.secure("two", "!Host(`a.test`) && PathPrefix(`/`)", "");
        try (TestingProxy proxy = TestingProxy.start(STRICT + routers)) {
            assertThat(router(proxy, "one").status()).isEqualTo(Status.ENABLED);
            assertThat(router(proxy, "two").status()).isEqualTo(Status.ENABLED);
            assertThat(get(proxy, "b.test", "a.test").status()).isEqualTo(421);
        }
    }

    @Test
    void hostsOfBrokenOptionsAreClosedAndNothingElse() {
        String options = "[tls.options.broken]\ncipherSuites = ['TLS_NONE']\n" + STRICT;
        String routers = Toml.secure("typo", "Host(`typo.test`)", "options = 'stritc'")
                + Toml.secure("broken", "Host(`broken.test`)", "options = 'broken'")
                + Toml.secure("beside", "Host(`broken.test`) && PathPrefix(`/x`) || Host(`b.test`)", "")
                + Toml.secure("good", "Host(`good.test`)", "");
        try (TestingProxy proxy = TestingProxy.start(options + routers)) {
            assertThat(get(proxy, "good.test", "good.test").status()).isEqualTo(200);
            assertThatThrownBy(() -> SecureConnection.to(proxy.port(), "typo.test"))
                    .isInstanceOf(UncheckedIOException.class);
            // Another router has the host too, and its options hold.
            assertThat(get(proxy, "broken.test", "broken.test").status()).isEqualTo(404);
            assertThat(router(proxy, "typo").status()).isEqualTo(Status.DISABLED);
            assertThat(router(proxy, "typo").errors())
                    .containsExactly("building router handler: unknown TLS options: stritc@testing; did you mean"
                            + " \"strict@testing\"?");
            assertThat(router(proxy, "broken").errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error)
                            .startsWith("building router handler: invalid TLS options: broken@testing: cipherSuites: ")
                            .contains("TLS_NONE"));
        }
    }

    @ParameterizedTest
    @CsvSource({"minVersoin = 'VersionTLS13'", "cipherSuites = ['TLS_NONE']"})
    void brokenDefaultOptionsWeakenNobody(String mistake) {
        String options = "[tls.options.default]\n" + mistake + "\n" + STRICT;
        String routers =
                Toml.secure("a", "Host(`a.test`)", "") + Toml.secure("s", "Host(`s.test`)", "options = 'strict'");
        try (TestingProxy proxy = TestingProxy.start(options + routers)) {
            assertThatThrownBy(() -> SecureConnection.to(proxy.port(), "a.test"))
                    .isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> SecureConnection.to(proxy.port(), "")).isInstanceOf(UncheckedIOException.class);
            assertThat(get(proxy, "s.test", "s.test").status()).isEqualTo(200);
            assertThat(router(proxy, "a").errors())
                    .singleElement()
                    .satisfies(error ->
                            assertThat(error).startsWith("building router handler: invalid TLS options: default: "));
        }
    }

    @Test
    void optionsWithoutAHostCannotBeApplied() {
        try (TestingProxy proxy =
                TestingProxy.start(STRICT + Toml.secure("any", "PathPrefix(`/`)", "options = 'strict'"))) {
            assertThat(get(proxy, "a.test", "a.test").status()).isEqualTo(200);
            assertThat(router(proxy, "any").errors())
                    .containsExactly("no domain found in rule PathPrefix(`/`), the TLS option strict@testing cannot be"
                            + " applied");
        }
    }

    @Test
    void anEntryPointPutsTlsOnRoutersWithoutIt() {
        String dynamic = STRICT
                + Toml.router("both", "Host(`both.test`)", "")
                + Toml.secure("own", "Host(`own.test`)", "options = 'same'");
        try (TestingProxy proxy = TestingProxy.start(
                dynamic,
                "--entrypoints.websecure.address=127.0.0.1:0",
                "--entrypoints.websecure.http.tls.options=strict@testing")) {
            assertThat(proxy.get("both.test", "/").status()).isEqualTo(200);
            try (SecureConnection secure = SecureConnection.to(proxy.port("websecure"), "both.test")) {
                assertThat(secure.get("both.test", "/").status()).isEqualTo(200);
                assertThat(secure.get("own.test", "/").status()).isEqualTo(421);
            }
            assertThat(router(proxy, "websecure-both").spec().tls())
                    .satisfies(tls -> assertThat(requireNonNull(tls).options()).isEqualTo("strict@testing"));
            assertThat(router(proxy, "both").spec().tls()).isNull();
        }
    }

    @Test
    void changedOptionsApplyToTheNextHandshakeAndLeaveConnectionsAlone() {
        CertificateAuthority authority = CertificateAuthority.root("ca");
        String plain = Toml.secure("r", "Host(`a.test`)", "options = 'o'");
        String loose = plain + "[tls.options.o]\nminVersion = 'VersionTLS12'\n";
        String mutual = plain + "[tls.options.o.clientAuth]\ncaFiles = ['''\n" + authority.pem() + "''']\n";
        try (TestingProxy proxy = TestingProxy.start(loose);
                SecureConnection before = SecureConnection.to(proxy.port(), "a.test")) {
            assertThat(before.get("a.test", "/").status()).isEqualTo(200);
            proxy.push(mutual);
            KeyMaterial client = authority.issue("client");
            Await.until(() -> isRefused(proxy));
            assertThat(before.get("a.test", "/").status()).isEqualTo(200);
            try (SecureConnection after = SecureConnection.to(proxy.port(), "a.test", client)) {
                assertThat(after.get("a.test", "/").status()).isEqualTo(200);
            }
        }
    }

    /** With TLS 1.3 a client learns that its certificate is missing when it reads. */
    private static boolean isRefused(TestingProxy proxy) {
        try (SecureConnection connection = SecureConnection.to(proxy.port(), "a.test")) {
            connection.get("a.test", "/");
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }
}
