package io.passeur.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Large answers and many of them at once. */
class ApiLoadTest {

    private static final int ROUTERS = 2_000;
    /** More than can be made or sent at once. */
    private static final int READERS = 40;

    @Test
    void manyRoutersAreShownWhileTrafficFlows() {
        StringBuilder many = new StringBuilder(Asking.ROUTER);
        for (int i = 0; i < ROUTERS; i++) {
            many.append("[http.routers.r%d]\nrule = 'Host(`%d.example`)'\nservice = 'noop@internal'\n".formatted(i, i));
        }
        try (TestingProxy proxy = TestingProxy.start(many.toString(), "--api")) {
            List<RawConnection> readers = new ArrayList<>();
            try {
                for (int i = 0; i < READERS; i++) {
                    readers.add(proxy.connect());
                    readers.get(i).sendLines("GET /api/rawdata HTTP/1.1\nHost: api.localhost\n\n");
                }
                assertThat(proxy.get("7.example", "/").status()).isEqualTo(418);
                List<RawMessage> answers =
                        readers.stream().map(RawConnection::readResponse).toList();

                assertThat(answers).extracting(RawMessage::status).contains(200);
                assertThat(answers).allSatisfy(answer -> {
                    if (answer.status() == 200) {
                        assertThat(answer.text())
                                .contains(
                                        "\"r1999@testing\":{\"entryPoints\":[\"web\"],\"service\":\"noop@internal\",",
                                        "\"rule\":\"Host(`1999.example`)\"")
                                .endsWith("}}}\n");
                    } else {
                        assertThat(answer.status()).isEqualTo(503);
                        assertThat(answer.value("Retry-After")).isEqualTo("1");
                        assertThat(answer.text())
                                .isEqualTo("{\"message\":\"too many requests for the API at once\"}\n");
                    }
                });
            } finally {
                readers.forEach(RawConnection::close);
            }
            assertThat(Asking.names(Asking.get(proxy.port(), "/api/http/routers?search=1998.ex")))
                    .containsExactly("r1998@testing");
        }
    }
}
