package io.passeur.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.TestingProxy;
import org.junit.jupiter.api.Test;

/** What the log says of a plugin that fails in every request. */
class FailureLogTest {

    private static String router(String name) {
        return """
                [http.routers.%1$s]
                rule = 'Host(`%1$s.test`)'
                service = 'whoami@internal'
                middlewares = ['%1$s']
                [http.middlewares.%1$s.hostile]
                method = 'handle'
                behaviour = 'THROWS'
                """.formatted(name);
    }

    @Test
    void eachMiddlewareHasOneLineWithoutAStack() {
        try (SeenLog log = new SeenLog();
                TestingProxy proxy = TestingProxy.start(router("one") + router("two"))) {
            for (int i = 0; i < 3; i++) {
                assertThat(proxy.get("one.test", "/x").status()).isEqualTo(500);
                assertThat(proxy.get("two.test", "/x").status()).isEqualTo(500);
            }
            for (String name : new String[] {"one", "two"}) {
                String line = "GET " + name + ".test/x failed: plugin " + HostilePlugin.class.getName()
                        + " (class path) failed in the middleware " + name + "@testing of the type hostile:"
                        + " java.lang.IllegalStateException: as a test wants it at io.passeur.hostile.";
                log.awaitLineWith(line, "the same failure is not logged again");
                assertThat(log.count(" failed: plugin ", name + "@testing")).isEqualTo(1);
            }
            assertThat(log.withStack()).isEmpty();
        }
    }
}
