package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final int OK = 1;
    private static final int CLIENT_ERROR = 3;

    @Test
    void countsWhatWasAnsweredAndWhatWasRefused() {
        try (Listening listening = new Listening()) {
            try (RawConnection connection = RawConnection.to(listening.entryPoint.port())) {
                connection.sendLines("POST /a HTTP/1.1\nHost: a\nContent-Length: 3\n\nabc");
                connection.readResponse();
                connection.sendLines("GET /a#b HTTP/1.1\nHost: a\n\n");
                connection.readResponse();
            }

            Traffic traffic = listening.entryPoint.traffic();
            // The client has its answer a moment before it is counted.
            Await.until(
                    () -> traffic.statuses().get(OK) == 1 && traffic.statuses().get(CLIENT_ERROR) == 1);
            assertThat(traffic.latencies().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(2);
            assertThat(traffic.latencies()).hasSize(Traffic.LATENCY_BOUNDS.size() + 1);
            assertThat(traffic.bytesOut()).isPositive();
        }
    }
}
