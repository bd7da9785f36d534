package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.http.forward.BreakingClient.Phase;
import io.passeur.http.forward.BreakingServer.End;
import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Client or server leaves in each phase of an exchange: the exchange ends once, as the policy says, and leaves nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrokenOffTest {

    private final BreakingServer http1Server = new BreakingServer.Http1();
    private final BreakingServer http2Server = new BreakingServer.Http2();
    private final ForwardingServer toHttp1 = ForwardingServer.to(http1Server.port());
    private final ForwardingServer toHttp2 = ForwardingServer.toH2c(http2Server.port());

    @AfterAll
    void stop() throws Exception {
        toHttp1.close();
        toHttp2.close();
        http1Server.close();
        http2Server.close();
    }

    static Stream<Arguments> leavings() {
        List<Arguments> all = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            for (int kind = 0; kind < 8; kind++) {
                boolean http2Server = (kind & 2) != 0;
                if (!http2Server || phase != Phase.BEGUN_HEAD) {
                    all.add(Arguments.of(phase, (kind & 1) != 0, http2Server, (kind & 4) != 0));
                }
            }
        }
        return all.stream();
    }

    private BreakingServer server(boolean http2) {
        return http2 ? http2Server : http1Server;
    }

    private ForwardingServer proxy(boolean http2Server) {
        return http2Server ? toHttp2 : toHttp1;
    }

    private static BreakingClient client(boolean http2, ForwardingServer proxy) {
        return http2 ? new BreakingClient.Http2(proxy.port()) : new BreakingClient.Http1(proxy.port());
    }

    @ParameterizedTest
    @MethodSource("leavings")
    void theClientLeaves(Phase phase, boolean http2Client, boolean http2Server, boolean atOnce) throws Exception {
        BreakingServer server = server(http2Server);
        ForwardingServer proxy = proxy(http2Server);
        server.end = End.WAIT;
        try (BreakingClient client = client(http2Client, proxy)) {
            client.send(phase);
            server.awaitReached();
            if (phase.isResponding()) {
                client.awaitBegin();
            }
            if (atOnce) {
                client.vanish();
            } else {
                client.leave();
            }
            server.awaitLeft();
        }
        assertThat(proxy.awaitStatus()).isEqualTo(phase.isResponding() ? 200 : 499);
        assertNothingLeft(proxy);
    }

    @ParameterizedTest
    @MethodSource("leavings")
    void theServerLeaves(Phase phase, boolean http2Client, boolean http2Server, boolean reset) throws Exception {
        BreakingServer server = server(http2Server);
        ForwardingServer proxy = proxy(http2Server);
        server.end = reset ? End.RESET : End.CLOSE;
        try (BreakingClient client = client(http2Client, proxy)) {
            client.send(phase);
            server.awaitReached();
            assertThat(client.outcome()).isEqualTo(phase.isResponding() ? BreakingClient.BROKEN : 502);
        }
        assertThat(proxy.awaitStatus()).isEqualTo(phase.isResponding() ? 200 : 502);
        assertNothingLeft(proxy);
    }

    /** The next request is served as if nothing had been, and then no buffer is in use and no other exchange has ended. */
    private static void assertNothingLeft(ForwardingServer proxy) throws Exception {
        try (RawConnection client = proxy.connect()) {
            client.sendLines("GET /ok HTTP/1.1\nHost: h\n\n");
            assertThat(client.readResponse().text()).isEqualTo("ok");
        }
        assertThat(proxy.awaitStatus()).isEqualTo(200);
        assertThat(proxy.endedExchanges()).isZero();
        ArrayByteBufferPool buffers = (ArrayByteBufferPool) proxy.network().buffers();
        Await.until(() -> used(buffers) == 0);
    }

    private static long used(ArrayByteBufferPool buffers) {
        return buffers.getHeapByteBufferCount()
                - buffers.getAvailableHeapByteBufferCount()
                + buffers.getDirectByteBufferCount()
                - buffers.getAvailableDirectByteBufferCount();
    }
}
