package io.passeur.http.middleware.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.TestingProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What buckets have counted when the configuration changes. */
class ReloadedBucketTest {

    private static final String TABLE = """
            [http.routers.web]
            rule = 'Host(`web.test`)'
            service = 'noop@internal'
            middlewares = ['limit']
            priority = %d
            [http.middlewares.limit.rateLimit]
            average = 1
            period = '1h'
            burst = %d
            """;

    private final TestingProxy proxy = TestingProxy.start(TABLE.formatted(1, 3));
    private int reloads;

    @AfterEach
    void stop() {
        proxy.close();
    }

    private void apply(String table) {
        String host = "reload" + ++reloads + ".test";
        proxy.push(table + "[http.routers.marker]\nrule = 'Host(`" + host + "`)'\nservice = 'noop@internal'\n");
        Await.until(() -> proxy.get(host, "/").status() == 418);
    }

    private int status() {
        return proxy.get("web.test", "/").status();
    }

    @Test
    void aBucketSurvivesChangesElsewhere() {
        assertThat(status()).isEqualTo(418);
        apply(TABLE.formatted(1, 3));
        assertThat(status()).isEqualTo(418);
        apply(TABLE.formatted(2, 3));
        assertThat(status()).isEqualTo(418);
        apply(TABLE.formatted(3, 3) + "[http.middlewares.other.rateLimit]\naverage = 1\n");
        assertThat(status()).isEqualTo(429);
    }

    @Test
    void aBucketIsRenewedWhenItsOwnOptionsChange() {
        for (int i = 0; i < 3; i++) {
            assertThat(status()).isEqualTo(418);
        }
        assertThat(status()).isEqualTo(429);
        apply(TABLE.formatted(1, 2));
        assertThat(status()).isEqualTo(418);
        assertThat(status()).isEqualTo(418);
        assertThat(status()).isEqualTo(429);
        apply("");
        apply(TABLE.formatted(1, 2));
        assertThat(status()).isEqualTo(418);
    }
}
