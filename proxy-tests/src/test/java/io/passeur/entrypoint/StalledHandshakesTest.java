package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.SecureConnection;
import io.passeur.testing.TestingProxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hundreds of clients that stop in the middle of a TLS handshake, or before it, hold up nobody. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StalledHandshakesTest {

    private static final int STALLED = 300;

    private static final String TABLE = """
            [http.routers.secure]
            rule = 'Host(`secure.test`)'
            service = 'whoami@internal'
            [http.routers.secure.tls]
            [http.routers.plain]
            rule = 'Host(`%s`)'
            service = 'noop@internal'
            """;

    private final List<RawConnection> stalled = new ArrayList<>();

    @AfterEach
    void close() {
        stalled.forEach(RawConnection::close);
    }

    private static void serves(TestingProxy proxy, String host) {
        for (int i = 0; i < 5; i++) {
            try (SecureConnection client = SecureConnection.to(proxy.port(), "secure.test")) {
                assertThat(client.get("secure.test", "/").status()).isEqualTo(200);
            }
            assertThat(proxy.get(host, "/").status()).isEqualTo(418);
        }
    }

    @Test
    void othersAreServedAndReloadsGoOnAndTheEndWaitsForNoneOfThem() {
        byte[] hello = Hellos.of("secure.test", "http/1.1");
        List<byte[]> beginnings =
                List.of(new byte[0], Arrays.copyOf(hello, 1), Arrays.copyOf(hello, hello.length / 2), hello);
        try (TestingProxy proxy = TestingProxy.start(
                TABLE.formatted("plain.test"), "--entrypoints.web.transport.lifeCycle.graceTimeOut=100ms")) {
            for (int i = 0; i < STALLED; i++) {
                stalled.add(proxy.connect().send(beginnings.get(i % beginnings.size())));
            }
            serves(proxy, "plain.test");
            proxy.push(TABLE.formatted("later.test"));
            Await.until(() -> proxy.get("later.test", "/").status() == 418);
            serves(proxy, "later.test");
            proxy.drain();
            stalled.forEach(RawConnection::awaitClose);
        }
    }
}
