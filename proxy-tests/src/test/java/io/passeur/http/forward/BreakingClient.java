package io.passeur.http.forward;

import io.passeur.testing.RawConnection;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Session;

/** A client that takes an exchange to a phase, and then leaves or finds out what becomes of it. */
interface BreakingClient extends AutoCloseable {

    /** The client has seen its response break off. */
    int BROKEN = 0;

    /** Sends what belongs to the phase. */
    void send(Phase phase);

    /** Waits until the beginning of the response is here. */
    void awaitBegin();

    /** Ends the connection in order, or by what makes it clear that nothing is wanted any more. */
    void leave();

    /** Ends it at once. */
    void vanish();

    /** The status of the response, or {@link #BROKEN} if it does not come whole. */
    int outcome();

    @Override
    void close();

    /** How far an exchange gets. */
    enum Phase {
        /** The body has begun. */
        BODY("POST", "/body", "begin"),
        /** The client waits for {@code 100 Continue}. */
        CONTINUE("POST", "/head", ""),
        /** The server has asked for the body, of which a part has come. */
        ASKED("POST", "/asked", "begin"),
        HEAD("GET", "/head", ""),
        /** The whole body has arrived. */
        WHOLE_BODY("POST", "/body", "hello"),
        BEGUN_HEAD("GET", "/begun", ""),
        RESPONSE("GET", "/response", ""),
        TRAILERS("GET", "/trailers", "");

        private final String method;
        private final String path;
        private final String body;

        Phase(String method, String path, String body) {
            this.method = method;
            this.path = path;
            this.body = body;
        }

        private boolean isWhole() {
            return method.equals("GET") || this == WHOLE_BODY;
        }

        private boolean expects() {
            return this == CONTINUE || this == ASKED;
        }

        /** Whether the client has the head of the server's response. */
        boolean isResponding() {
            return this == RESPONSE || this == TRAILERS;
        }
    }

    /** Speaks HTTP/1.1. */
    final class Http1 implements BreakingClient {

        private final RawConnection connection;

        Http1(int port) {
            connection = RawConnection.to(port);
        }

        @Override
        public void send(Phase phase) {
            String length = phase.method.equals("GET") ? "" : "Content-Length: " + (phase.isWhole() ? 5 : 500) + "\n";
            String expect = phase.expects() ? "Expect: 100-continue\n" : "";
            connection.sendLines(
                    phase.method + " " + phase.path + " HTTP/1.1\nHost: h\nTE: trailers\n" + length + expect + "\n");
            if (phase == Phase.ASKED) {
                connection.readHead();
            }
            connection.send(phase.body);
        }

        @Override
        public void awaitBegin() {
            connection.readHead();
            connection.readLine();
        }

        @Override
        public void leave() {
            connection.close();
        }

        @Override
        public void vanish() {
            connection.reset();
        }

        @Override
        public int outcome() {
            try {
                return connection.readResponse().status();
            } catch (UncheckedIOException e) {
                return BROKEN;
            }
        }

        @Override
        public void close() {
            connection.close();
        }
    }

    /** Speaks HTTP/2. */
    final class Http2 implements BreakingClient {

        private final FrameClient client;
        private final FrameExchange exchange = new FrameExchange();

        Http2(int port) {
            client = new FrameClient(port);
        }

        @Override
        public void send(Phase phase) {
            String[] fields = phase.expects() ? new String[] {"expect", "100-continue"} : new String[0];
            client.send(exchange, phase.method, phase.path, phase.method.equals("GET"), fields);
            if (!phase.body.isEmpty()) {
                // The response may be here before, which ends the upload.
                var unused = exchange.sending(phase.body.getBytes(StandardCharsets.US_ASCII), phase.isWhole());
            }
        }

        @Override
        public void awaitBegin() {
            exchange.status();
        }

        @Override
        public void leave() {
            exchange.reset(ErrorCode.CANCEL_STREAM_ERROR.code);
        }

        @Override
        public void vanish() {
            ((HTTP2Session) client.session()).disconnect();
        }

        @Override
        public int outcome() {
            try {
                int status = exchange.status();
                exchange.bytes();
                return status;
            } catch (CompletionException e) {
                return BROKEN;
            }
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
