package io.passeur.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.SecureConnection;
import io.passeur.testing.TestingProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that wait in a blocking middleware, more than there are threads, hold up nobody else. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StarvationTest {

    private static final int PARKED = 280;

    private static final String TABLE = """
            [http.routers.parked]
            rule = 'Host(`parked.test`)'
            service = 'noop@internal'
            middlewares = ['gate']
            [http.middlewares.gate.parking]
            [http.routers.secure]
            rule = 'Host(`secure.test`)'
            service = 'whoami@internal'
            [http.routers.secure.tls]
            [http.routers.api]
            rule = 'Host(`api.test`)'
            service = 'api@internal'
            [http.routers.named]
            rule = 'Host(`named.test`)'
            service = 'named'
            [[http.services.named.loadBalancer.servers]]
            url = 'http://localhost:%d'
            """;

    private final List<RawConnection> parked = new ArrayList<>();

    private void park(TestingProxy proxy) {
        ParkingPlugin.gate = new CountDownLatch(1);
        for (int i = 0; i < PARKED; i++) {
            RawConnection connection = proxy.connect();
            parked.add(connection);
            connection.sendLines("GET / HTTP/1.1\nHost: parked.test\n\n");
        }
    }

    @AfterEach
    void letGo() {
        ParkingPlugin.gate.countDown();
        parked.forEach(RawConnection::close);
    }

    @Test
    void parkedRequestsStopNeitherHandshakesNorLookUpsNorTheApi() {
        try (RawUpstream upstream = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 5\n\nnamed");
                TestingProxy proxy = TestingProxy.start(TABLE.formatted(upstream.port()), "--api")) {
            park(proxy);
            try (SecureConnection connection = SecureConnection.to(proxy.port(), "secure.test")) {
                assertThat(connection.get("secure.test", "/").status()).isEqualTo(200);
            }
            assertThat(proxy.get("named.test", "/").text()).isEqualTo("named");
            assertThat(proxy.get("api.test", "/api/overview").status()).isEqualTo(200);
            ParkingPlugin.gate.countDown();
            for (RawConnection connection : parked) {
                RawMessage response = connection.readResponse();
                assertThat(response.status()).isIn(418, 503);
            }
        }
    }
}
