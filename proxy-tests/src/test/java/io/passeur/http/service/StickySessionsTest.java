package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cookie of {@code web@file} is {@code _} and the start of {@code printf _TRAEFIK_BACKEND_web@file | sha1sum}. */
class StickySessionsTest {

    private static final String COOKIE = "_7052b";

    private final ServiceServer server = new ServiceServer();
    private String a;
    private String b;

    StickySessionsTest() throws Exception {}

    @BeforeEach
    void load() {
        a = server.upstream("a").url();
        b = server.upstream("b").url();
        server.load(LoadBalancerTest.services("sticky.cookie.httpOnly = true\n", a, b));
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void setsACookieForWhoeverIsChosen() {
        for (int i = 0; i < 4; i++) {
            RawMessage answer = server.get("web");
            String url = answer.text().equals("a") ? a : b;
            assertThat(answer.values("Set-Cookie"))
                    .containsExactly(COOKIE + "=" + SessionHashes.value(url) + "; Path=/; HttpOnly");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s=%s", "x; =;;\"; %s=%s ;y=\u00ff", "a=b;\t%s=\"%s\"", "%1$sx=1; %1$s=%2$s"})
    void staysWithTheServerOfTheCookieAndSetsNoOther(String cookies) {
        String header = "Cookie: " + cookies.formatted(COOKIE, SessionHashes.value(b)) + "\n";

        for (int i = 0; i < 3; i++) {
            RawMessage answer = server.get("web", header);
            assertThat(answer.text()).isEqualTo("b");
            assertThat(answer.has("Set-Cookie")).isFalse();
        }
    }

    @Test
    void findsTheCookieInAnyOfSeveralLines() {
        String header = "Cookie: a=b\nCookie: " + COOKIE + "=" + SessionHashes.value(b) + "\n";

        assertThat(server.get("web", header).text() + server.get("web", header).text())
                .isEqualTo("bb");
    }

    @Test
    void acceptsEarlierValuesAndRewritesThem() {
        for (String value : SessionHashes.legacyValues(a)) {
            for (int i = 0; i < 2; i++) {
                RawMessage answer = server.get("web", "Cookie: " + COOKIE + "=" + value + "\n");
                assertThat(answer.text()).isEqualTo("a");
                assertThat(answer.value("Set-Cookie")).startsWith(COOKIE + "=" + SessionHashes.value(a) + ";");
            }
        }
    }

    @Test
    void choosesAnewForAnUnknownServer() {
        RawMessage answer = server.get("web", "Cookie: " + COOKIE + "=0123456789abcdef\n");

        assertThat(answer.text()).isIn("a", "b");
        assertThat(answer.has("Set-Cookie")).isTrue();
    }

    @Test
    void leavesTheStickinessToRendezvousHashing() {
        server.load(LoadBalancerTest.services("strategy = \"hrw\"\nsticky.cookie.name = \"s\"\n", a, b));

        assertThat(server.get("web").has("Set-Cookie")).isFalse();
    }

    @Test
    void sticksToChildrenOfAWeightedServiceByTheirName() {
        server.load("""
                [http.services.blue.loadBalancer]
                servers = [{ url = "%s" }]
                [http.services.green.loadBalancer]
                servers = [{ url = "%s" }]
                [http.services.all.weighted]
                services = [{ name = "blue", weight = 1 }, { name = "green", weight = 1 }]
                sticky.cookie.name = "s"
                """.formatted(a, b));

        RawMessage answer = server.get("all");
        assertThat(answer.text()).isEqualTo("a");
        // From sha256sum of the name.
        assertThat(answer.value("Set-Cookie")).isEqualTo("s=16477688c0e00699; Path=/");
        for (int i = 0; i < 3; i++) {
            RawMessage next = server.get("all", "Cookie: s=16477688c0e00699\n");
            assertThat(next.text()).isEqualTo("a");
            assertThat(next.has("Set-Cookie")).isFalse();
        }
    }
}
