package io.passeur.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that wait in one blocking middleware. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BlockingMiddlewareTest {

    private static String router(String name, Behaviour behaviour) {
        return """
                [http.routers.%1$s]
                rule = 'Host(`%1$s.test`)'
                service = 'whoami@internal'
                middlewares = ['%1$s']
                [http.middlewares.%1$s.hostile]
                method = 'handleBlocking'
                behaviour = '%2$s'
                """.formatted(name, behaviour);
    }

    @BeforeEach
    void hold() {
        Behaviour.hold();
    }

    @AfterEach
    void release() {
        Behaviour.release();
    }

    @Test
    void whatItCannotWorkOnGets503AndOtherBlockingMiddlewaresAreNotTouched() {
        List<RawConnection> connections = new ArrayList<>();
        try (SeenLog log = new SeenLog();
                TestingProxy proxy = TestingProxy.start(
                        router("full", Behaviour.NEVER_RETURNS) + router("free", Behaviour.WORKS),
                        "--core.blockingMiddlewares.maxConcurrent=3",
                        "--core.blockingMiddlewares.maxWaiting=2")) {
            for (int i = 0; i < 20; i++) {
                connections.add(proxy.connect().sendLines("GET / HTTP/1.1\nHost: full.test\n\n"));
            }
            log.awaitLineWith("full@testing", "503", "core.blockingMiddlewares.maxConcurrent");
            assertThat(proxy.get("free.test", "/").status()).isEqualTo(200);

            Behaviour.release();
            List<RawMessage> responses =
                    connections.stream().map(RawConnection::readResponse).toList();
            assertThat(responses)
                    .extracting(RawMessage::status)
                    .contains(200, 503)
                    .containsOnly(200, 503);
            assertThat(responses)
                    .filteredOn(response -> response.status() == 503)
                    .allMatch(response -> response.value("Retry-After").equals("1"));
        } finally {
            connections.forEach(RawConnection::close);
        }
    }
}
