package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spi.Responses;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** What an entry point bears: sizes, times, numbers. */
class LimitsTest {

    private static final String HEAD = "GET / HTTP/1.1\nHost: a\n";

    @Test
    void headsThatAreTooLargeAreRefused() {
        try (Listening listening = new Listening("http.maxHeaderBytes", 2000)) {
            assertThat(listening.ask(HEAD + "X-A: " + "b".repeat(1900) + "\n\n").status())
                    .isEqualTo(200);
            RawMessage answer = listening.ask(HEAD + "X-A: " + "b".repeat(7000) + "\n\n");
            assertThat(answer.status()).isEqualTo(431);
            assertThat(answer.text()).isEqualTo("431 Request Header Fields Too Large");
            assertThat(answer.value("Connection")).isEqualTo("close");
        }
    }

    @Test
    void targetsThatAreTooLongAreRefusedInTheSameWay() {
        try (Listening listening = new Listening("http.maxHeaderBytes", 2000)) {
            RawMessage answer = listening.ask("GET /" + "a".repeat(7000) + " HTTP/1.1\nHost: a\n\n");
            assertThat(answer.status()).isEqualTo(431);
            assertThat(answer.text()).isEqualTo("431 Request Header Fields Too Large");
        }
    }

    @Test
    void largeHeadsAreTakenByDefault() {
        try (Listening listening = new Listening()) {
            String value = "b".repeat(200_000);
            RawMessage answer =
                    listening.ask("GET /" + value + "?" + value + " HTTP/1.1\nHost: a\nX-A: " + value + "\n\n");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).contains("X-A: " + value);
        }
    }

    @Test
    void whoSendsNothingIsDisconnected() {
        try (Listening listening = new Listening("transport.respondingTimeouts.readTimeout", "200ms");
                RawConnection connection = listening.connect()) {
            assertThat(connection.readToEnd()).isEmpty();
        }
    }

    @Test
    void whoSendsHalfAHeadIsDisconnectedWithoutAnAnswer() {
        try (Listening listening = new Listening("transport.respondingTimeouts.readTimeout", "200ms");
                RawConnection connection = listening.connect()) {
            connection.sendLines(HEAD);
            assertThat(connection.readToEnd()).isEmpty();
        }
    }

    @Test
    void whoSendsHalfABodyIsDisconnected() throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        try (Listening listening = new Listening("transport.respondingTimeouts.readTimeout", "200ms");
                RawConnection connection = listening.connect()) {
            listening.serve((request, response, callback) ->
                    Content.Source.consumeAll(request, Callback.from(callback::succeeded, x -> {
                        failure.complete(x);
                        callback.failed(x);
                    })));
            connection.sendLines("POST / HTTP/1.1\nHost: a\nContent-Length: 10\n\nabc");
            connection.awaitClose();
            assertThat(failure.get(20, TimeUnit.SECONDS)).hasMessageContaining("readTimeout");
            await(() -> listening.entryPoint.requests() == 0);
        }
    }

    @Test
    void slowAnswersAreNotCutByTheTimeForReading() throws Exception {
        try (Listening listening = new Listening(
                        "transport.respondingTimeouts.readTimeout", "100ms",
                        "transport.respondingTimeouts.idleTimeout", "100ms");
                RawConnection connection = listening.connect()) {
            listening.serve((request, response, callback) -> listening
                    .network
                    .scheduler()
                    .schedule(() -> Responses.send(response, callback, 200, "late"), 600, TimeUnit.MILLISECONDS));
            connection.sendLines(HEAD + "\n");
            assertThat(connection.readResponse().text()).isEqualTo("late");
        }
    }

    @Test
    void answersThatAreNotTakenInTimeAreCut() {
        try (Listening listening = new Listening("transport.respondingTimeouts.writeTimeout", "200ms");
                RawConnection connection = listening.connect()) {
            listening.serve((request, response, callback) ->
                    response.write(false, ByteBuffer.wrap(new byte[] {'x'}), Callback.NOOP));
            connection.sendLines(HEAD + "\n");
            assertThat(connection.readLine()).isEqualTo("HTTP/1.1 200 OK");
            connection.awaitClose();
        }
    }

    @Test
    void idleConnectionsAreClosed() {
        try (Listening listening = new Listening("transport.respondingTimeouts.idleTimeout", "200ms");
                RawConnection connection = listening.connect()) {
            connection.sendLines(HEAD + "\n");
            assertThat(connection.readResponse().status()).isEqualTo(200);
            assertThat(connection.readToEnd()).isEmpty();
        }
    }

    @Test
    void theLastRequestOfAConnectionSaysSo() {
        try (Listening listening = new Listening("transport.keepAliveMaxRequests", 2);
                RawConnection connection = listening.connect()) {
            connection.sendLines(HEAD + "\n");
            assertThat(connection.readResponse().has("Connection")).isFalse();
            connection.sendLines(HEAD + "\n");
            assertThat(connection.readResponse().value("Connection")).isEqualTo("close");
            assertThat(connection.readToEnd()).isEmpty();
        }
    }

    @Test
    void oldConnectionsEnd() throws Exception {
        try (Listening listening = new Listening("transport.keepAliveMaxTime", "50ms");
                RawConnection connection = listening.connect()) {
            connection.sendLines(HEAD + "\n");
            connection.readResponse();
            RawMessage answer = connection.sendLines(HEAD + "\n").readResponse();
            while (!answer.has("Connection")) {
                answer = connection.sendLines(HEAD + "\n").readResponse();
            }
            assertThat(answer.value("Connection")).isEqualTo("close");
        }
    }

    static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            Thread.onSpinWait();
            Thread.yield();
        }
    }
}
