package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.observation.RequestObserver;
import io.passeur.spi.Responses;
import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.junit.jupiter.api.Test;

/** What an entry point answers itself, and what it adds to answers. */
class ResponsesTest {

    private static final String REQUEST = "GET /a HTTP/1.1\nHost: a\n\n";

    @Test
    void nothingIsThereBeforeTheFirstDispatcher() {
        try (io.passeur.net.Network network = new io.passeur.net.Network(1);
                EntryPoint entryPoint = EntryPoint.of("web", Listening.configuration(), network, List.of())) {
            entryPoint.start();
            RawMessage answer =
                    RawConnection.to(entryPoint.port()).sendLines(REQUEST).readResponse();
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).isEqualTo("404 page not found\n");
            assertThat(answer.value("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void anObserverThatFailsKeepsNoRequestFromEnding() {
        RequestObserver failing = (record, request, response, failure) -> {
            throw new IllegalStateException("it cannot tell");
        };
        try (io.passeur.net.Network network = new io.passeur.net.Network(1);
                StreamEntryPoint entryPoint =
                        (StreamEntryPoint) EntryPoint.of("web", Listening.configuration(), network, List.of(failing));
                RawConnection connection = open(entryPoint)) {
            // On one connection: the second request would never be read if the first had not ended.
            assertThat(connection.sendLines(REQUEST).readResponse().status()).isEqualTo(404);
            assertThat(connection.sendLines(REQUEST).readResponse().status()).isEqualTo(404);
            Await.until(() -> entryPoint.requests() == 0);
        }
    }

    private static RawConnection open(EntryPoint entryPoint) {
        entryPoint.start();
        return RawConnection.to(entryPoint.port());
    }

    @Test
    void onlyTheDateIsAdded() {
        try (Listening listening = new Listening()) {
            listening.serve((request, response, callback) -> Responses.send(response, callback, 200, "x"));
            RawMessage answer = listening.ask(REQUEST);
            assertThat(answer.headers()).hasSize(2);
            assertThat(answer.values("Date")).hasSize(1);
            assertThat(answer.value("Content-Length")).isEqualTo("1");
        }
    }

    @Test
    void theDateOfTheServerStays() {
        try (Listening listening = new Listening()) {
            String date = "Thu, 01 Jan 1970 00:00:00 GMT";
            listening.serve((request, response, callback) -> {
                response.getHeaders().put(HttpHeader.DATE, date);
                Responses.send(response, callback, 200, "x");
            });
            assertThat(listening.ask(REQUEST).values("Date")).containsExactly(date);
        }
    }

    @Test
    void everyRequestReadsTheDispatcherOnce() {
        try (Listening listening = new Listening();
                RawConnection connection = listening.connect()) {
            for (String name : new String[] {"one", "two", "three"}) {
                listening.serve((request, response, callback) -> {
                    listening.serve((a, b, c) -> Responses.send(b, c, 200, "wrong"));
                    Responses.send(response, callback, 200, name);
                });
                assertThat(connection.sendLines(REQUEST).readResponse().text()).isEqualTo(name);
            }
        }
    }

    @Test
    void connectIsNotImplemented() {
        try (Listening listening = new Listening()) {
            RawMessage answer = listening.ask("CONNECT a:80 HTTP/1.1\nHost: a:80\n\n");
            assertThat(answer.status()).isEqualTo(501);
            assertThat(answer.text()).isEmpty();
        }
    }

    @Test
    void optionsOfTheServerAreAnsweredHere() {
        try (Listening listening = new Listening()) {
            RawMessage answer = listening.ask("OPTIONS * HTTP/1.1\nHost: a\n\n");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.value("Content-Length")).isEqualTo("0");
        }
    }

    @Test
    void aFaultIsAnsweredWith500() {
        try (Listening listening = new Listening();
                RawConnection connection = listening.connect()) {
            listening.serve((request, response, callback) -> {
                response.getHeaders().put("X-Half", "done");
                throw new IllegalStateException("a fault");
            });
            RawMessage answer = connection.sendLines(REQUEST).readResponse();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).isEqualTo("Internal Server Error\n");
            assertThat(answer.has("X-Half")).isFalse();
            assertThat(connection.sendLines(REQUEST).readResponse().status()).isEqualTo(500);
        }
    }

    @Test
    void aFailedCallbackIsAnsweredWith500() {
        try (Listening listening = new Listening()) {
            listening.serve((request, response, callback) -> callback.failed(new IllegalStateException("a fault")));
            assertThat(listening.ask(REQUEST).status()).isEqualTo(500);
        }
    }

    @Test
    void aFaultInTheMidstOfAnAnswerBreaksTheConnection() {
        try (Listening listening = new Listening();
                RawConnection connection = listening.connect()) {
            listening.serve((request, response, callback) -> response.write(
                    false,
                    ByteBuffer.wrap(new byte[] {'x'}),
                    Callback.from(() -> callback.failed(new IllegalStateException("a fault")))));
            connection.sendLines(REQUEST);
            assertThat(connection.readHead().value("Transfer-Encoding")).isEqualTo("chunked");
            assertThat(connection.readLine()).isEqualTo("1");
            assertThat(connection.read(1)).containsExactly('x');
            connection.awaitClose();
            LimitsTest.await(() -> listening.entryPoint.requests() == 0);
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() {
        try (Listening listening = new Listening();
                RawConnection connection = listening.connect()) {
            AtomicInteger count = new AtomicInteger();
            listening.serve((request, response, callback) ->
                    Responses.send(response, callback, 200, "" + count.incrementAndGet()));
            connection.sendLines(REQUEST.repeat(20));
            for (int i = 1; i <= 20; i++) {
                assertThat(connection.readResponse().text()).isEqualTo("" + i);
            }
        }
    }

    @Test
    void nothingInFrontOfTheDispatcherBlocks() {
        try (Listening listening = new Listening()) {
            listening.serve((request, response, callback) -> Responses.send(
                    response,
                    callback,
                    200,
                    ""
                            + request.getConnectionMetaData()
                                    .getConnector()
                                    .getServer()
                                    .getInvocationType()));
            assertThat(listening.ask(REQUEST).text()).isEqualTo("" + Invocable.InvocationType.NON_BLOCKING);
        }
    }
}
