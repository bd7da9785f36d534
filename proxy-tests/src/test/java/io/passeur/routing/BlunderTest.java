package io.passeur.routing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.QualifiedName;
import io.passeur.element.HttpKinds;
import io.passeur.testing.TestingProxy;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BlunderTest {

    private static String router(String name, String middleware) {
        return """
                [http.routers.%1$s]
                rule = 'Host(`%1$s.test`)'
                service = 'whoami@internal'
                middlewares = [%2$s]
                """.formatted(name, middleware);
    }

    @Test
    void aPluginThatFailsWhileItIsWiredDisablesOnlyItsRouters() {
        try (TestingProxy proxy =
                TestingProxy.start(router("good", "") + router("bad", "'b'") + "[http.middlewares.b.cannotWrap]\n")) {
            assertThat(proxy.get("good.test", "/").status()).isEqualTo(200);
            assertThat(proxy.get("bad.test", "/").status()).isEqualTo(404);
            var bad = requireNonNull(proxy.view().elements(HttpKinds.ROUTERS).get(new QualifiedName("bad", "testing")));
            assertThat(bad.status()).isEqualTo(Status.DISABLED);
            assertThat(bad.errors().toString()).contains("failed", "IllegalStateException: no");
        }
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aMiddlewareThatCompletesARequestTwiceIsStillClosedAfterItsLastOne() {
        try (TestingProxy proxy =
                TestingProxy.start(router("twice", "'t'") + "[http.middlewares.t.completesTwice]\n")) {
            // Many, since the last one may complete its second time only after the swap.
            for (int i = 0; i < 20; i++) {
                assertThat(proxy.get("twice.test", "/").text()).isEqualTo("done\n");
            }
            proxy.push("");
            while (!BlunderPlugin.CLOSED.contains("t@testing")) {
                Thread.onSpinWait();
            }
            assertThat(proxy.get("twice.test", "/").status()).isEqualTo(404);
        }
    }
}
