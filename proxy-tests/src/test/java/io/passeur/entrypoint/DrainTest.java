package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spi.Responses;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The end of an entry point. */
class DrainTest {

    private static final String REQUEST = "GET /a HTTP/1.1\nHost: a\n\n";

    @Test
    void runningRequestsFinishAndSayThatTheConnectionEnds() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (Listening listening = new Listening();
                RawConnection idle = listening.connect();
                RawConnection unused = listening.connect();
                RawConnection busy = listening.connect()) {
            idle.sendLines(REQUEST).readResponse();
            CountDownLatch arrived = new CountDownLatch(1);
            listening.serve((request, response, callback) -> {
                arrived.countDown();
                listening.network.executor().execute(() -> {
                    await(release);
                    Responses.send(response, callback, 200, "late");
                });
            });
            busy.sendLines(REQUEST);
            await(arrived);
            int port = listening.entryPoint.port();
            CompletableFuture<Void> drained = CompletableFuture.runAsync(listening.entryPoint::drain);

            assertThat(idle.readToEnd()).isEmpty();
            assertThat(unused.readToEnd()).isEmpty();
            LimitsTest.await(() -> isRefused(port));
            assertThat(drained).isNotDone();

            release.countDown();
            RawMessage answer = busy.readResponse();
            assertThat(answer.text()).isEqualTo("late");
            assertThat(answer.value("Connection")).isEqualTo("close");
            drained.get(20, TimeUnit.SECONDS);
            assertThat(listening.entryPoint.connections()).isZero();
        }
    }

    @Test
    void whatTakesTooLongIsBroken() throws Exception {
        try (Listening listening = new Listening("transport.lifeCycle.graceTimeOut", "200ms");
                RawConnection busy = listening.connect()) {
            CountDownLatch arrived = new CountDownLatch(1);
            listening.serve((request, response, callback) -> arrived.countDown());
            busy.sendLines(REQUEST);
            await(arrived);
            listening.entryPoint.drain();
            busy.awaitClose();
        }
    }

    @Test
    void tunnelsAreWaitedForAndThenBroken() throws Exception {
        try (Listening listening = new Listening("transport.lifeCycle.graceTimeOut", "500ms");
                RawConnection client = listening.connect()) {
            listening.serve(EchoTunnel::open);
            client.sendLines("GET / HTTP/1.1\nHost: a\nConnection: Upgrade\nUpgrade: echo\n\n");
            assertThat(client.readHead().status()).isEqualTo(101);
            CompletableFuture<Void> drained = CompletableFuture.runAsync(listening.entryPoint::drain);
            LimitsTest.await(() -> listening.entryPoint.port() < 0);
            assertThat(client.send("still here").read(10)).asString().isEqualTo("still here");
            drained.get(20, TimeUnit.SECONDS);
            client.awaitClose();
        }
    }

    @Test
    void theFirstPhaseGoesOnAccepting() throws Exception {
        try (Listening listening = new Listening(
                "transport.lifeCycle.requestAcceptGraceTimeout", "1s", "transport.lifeCycle.graceTimeOut", "1s")) {
            CompletableFuture<Void> drained = CompletableFuture.runAsync(listening.entryPoint::drain);
            RawMessage answer = listening.ask(REQUEST);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.has("Connection")).isFalse();
            drained.get(20, TimeUnit.SECONDS);
        }
    }

    private static boolean isRefused(int port) {
        try (RawConnection connection = RawConnection.to(port)) {
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
