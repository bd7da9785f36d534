package io.passeur.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PingTest {

    private static final String ON_WEB = "--ping.entrypoint=web";
    private static final String CATCH_ALL =
            router("all", "PathPrefix(`/`)", "noop") + "priority = 9223372036854774807\n";
    private static final int CATCH_ALL_STATUS = 418;

    private static String router(String name, String rule, String service) {
        return "[http.routers." + name + "]\nrule = '" + rule + "'\nservice = '" + service + "@internal'\n";
    }

    private static RawMessage ask(int port, String method, String path) {
        try (RawConnection connection = RawConnection.to(port)) {
            connection.sendLines(method + " " + path + " HTTP/1.1\nHost: a\nContent-Length: 0\n\n");
            return method.equals("HEAD") ? connection.readHeadResponse() : connection.readResponse();
        }
    }

    @ParameterizedTest
    @CsvSource({"GET,/ping,OK", "POST,/ping,OK", "DELETE,/ping?a=b,OK", "GET,/pingpong,OK", "HEAD,/ping,''"})
    void answersEveryMethodBeforeAllOtherRouters(String method, String path, String body) {
        try (TestingProxy proxy = TestingProxy.start(CATCH_ALL, ON_WEB)) {
            RawMessage answer = ask(proxy.port(), method, path);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo(body);
            assertThat(answer.value("Content-Length")).isEqualTo("2");
            assertThat(ask(proxy.port(), method, "/").status()).isEqualTo(CATCH_ALL_STATUS);
        }
    }

    @Test
    void standsOnItsOwnEntryPointUnlessToldOtherwise() {
        try (TestingProxy proxy = TestingProxy.start("", "--ping", "--entrypoints.traefik.address=127.0.0.1:0")) {
            assertThat(ask(proxy.port("traefik"), "GET", "/ping").text()).isEqualTo("OK");
            assertThat(ask(proxy.port(), "GET", "/ping").status()).isEqualTo(404);
        }
    }

    @Test
    void isLeftToRoutersOfUsersIfTheyWantIt() {
        String alive = router("alive", "Path(`/alive`)", "ping");
        try (TestingProxy proxy = TestingProxy.start(alive, ON_WEB, "--ping.manualrouting")) {
            assertThat(ask(proxy.port(), "GET", "/alive").text()).isEqualTo("OK");
            assertThat(ask(proxy.port(), "GET", "/ping").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--ping=false", "--log.level=INFO"})
    void isNoServiceUnlessEnabled(String flag) {
        try (TestingProxy proxy = TestingProxy.start(router("alive", "Path(`/alive`)", "ping"), flag)) {
            assertThat(proxy.view().problems().toString()).contains("ping is not enabled");
            assertThat(ask(proxy.port(), "GET", "/alive").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"503,Service Unavailable", "404,Not Found", "299,''", "204,''"})
    void saysThatTheEndIsNearWhileEverythingIsStillServed(int status, String body) {
        String grace = "--entrypoints.web.transport.lifecycle.requestacceptgracetimeout=60s";
        try (TestingProxy proxy =
                TestingProxy.start(CATCH_ALL, ON_WEB, "--ping.terminatingstatuscode=" + status, grace)) {
            assertThat(ask(proxy.port(), "GET", "/ping").text()).isEqualTo("OK");

            Thread end = new Thread(proxy::drain, "end of the proxy");
            end.setDaemon(true);
            end.start();

            RawMessage answer = answerOtherThan200(proxy.port());
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.text()).isEqualTo(body);
            assertThat(ask(proxy.port(), "GET", "/").status()).isEqualTo(CATCH_ALL_STATUS);
        }
    }

    private static RawMessage answerOtherThan200(int port) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        RawMessage answer = ask(port, "GET", "/ping");
        while (answer.status() == 200 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            answer = ask(port, "GET", "/ping");
        }
        return answer;
    }
}
