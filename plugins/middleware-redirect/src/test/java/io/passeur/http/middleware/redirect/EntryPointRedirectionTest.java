package io.passeur.http.middleware.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.SecureConnection;
import io.passeur.testing.TestingProxy;
import org.junit.jupiter.api.Test;

/** {@code entryPoints.<name>.http.redirections} through a whole proxy. */
class EntryPointRedirectionTest {

    private static final String ROUTER =
            "[http.routers.r]\nrule = 'Host(`x.test`)'\nservice = 'whoami@internal'\npriority = 1000\n";

    @Test
    void everythingIsSentToTheOtherPortWhateverRoutersSay() {
        try (TestingProxy proxy =
                TestingProxy.start(ROUTER, "--entrypoints.web.http.redirections.entrypoint.to=:8443")) {
            RawMessage answer = proxy.get("x.test", "/a?b=c");
            assertThat(answer.status()).isEqualTo(301);
            assertThat(answer.value("Location")).isEqualTo("https://x.test:8443/a?b=c");
            try (RawConnection connection = proxy.connect()) {
                connection.sendLines("POST / HTTP/1.1\nHost: x.test\nContent-Length: 0\n\n");
                assertThat(connection.readResponse().status()).isEqualTo(308);
            }
        }
    }

    @Test
    void theUsualHttpsPortIsNotWrittenAndTemporaryMeansTemporary() {
        try (TestingProxy proxy = TestingProxy.start(
                ROUTER,
                "--entrypoints.web.http.redirections.entrypoint.to=:443",
                "--entrypoints.web.http.redirections.entrypoint.permanent=false")) {
            RawMessage answer = proxy.get("x.test", "/");
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.value("Location")).isEqualTo("https://x.test/");
        }
    }

    @Test
    void aLowPriorityLetsRoutersGoFirst() {
        try (TestingProxy proxy = TestingProxy.start(
                ROUTER,
                "--entrypoints.web.http.redirections.entrypoint.to=:443",
                "--entrypoints.web.http.redirections.entrypoint.priority=1")) {
            assertThat(proxy.get("x.test", "/").status()).isEqualTo(200);
            assertThat(proxy.get("y.test", "/").status()).isEqualTo(301);
        }
    }

    @Test
    void theOtherEntryPointAnswersOverTls() {
        try (TestingProxy proxy = TestingProxy.start(
                ROUTER,
                "--entrypoints.websecure.address=127.0.0.1:0",
                "--entrypoints.websecure.http.tls",
                "--entrypoints.web.http.redirections.entrypoint.to=:443")) {
            assertThat(proxy.get("x.test", "/a").value("Location")).isEqualTo("https://x.test/a");
            try (SecureConnection secure = SecureConnection.to(proxy.port("websecure"), "x.test")) {
                assertThat(secure.get("x.test", "/a").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void challengesAreAnsweredAndNotRedirected() {
        try (TestingProxy proxy = TestingProxy.start(
                ROUTER,
                "--entrypoints.bypass.address=127.0.0.1:0",
                "--entrypoints.bypass.allowacmebypass=true",
                "--entrypoints.web.http.redirections.entrypoint.to=:443",
                "--entrypoints.bypass.http.redirections.entrypoint.to=:443",
                "--certificatesresolvers.one.answering.entrypoint=web",
                "--certificatesresolvers.two.answering.entrypoint=bypass")) {
            RawMessage answer = proxy.get("x.test", "/.well-known/acme-challenge/token");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("token for x.test");
            assertThat(proxy.get("x.test", "/.well-known/acme-challenges").status())
                    .isEqualTo(301);
            try (RawConnection bypass = RawConnection.to(proxy.port("bypass"))) {
                bypass.sendLines("GET /.well-known/acme-challenge/t HTTP/1.1\nHost: y.test\n\n");
                assertThat(bypass.readResponse().text()).isEqualTo("t for y.test");
            }
        }
    }
}
