package io.passeur.http.forward;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawUpstream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Session;

/**
 * A server that goes as far as the path of a request says, and then leaves or waits until its client has left: {@code
 * /head}, {@code /body}, {@code /begun} (half a head), {@code /response} or {@code /trailers}.
 */
abstract class BreakingServer implements AutoCloseable {

    /** What the server does when it has come that far. */
    enum End {
        WAIT,
        CLOSE,
        RESET
    }

    private final Semaphore reached = new Semaphore(0);
    private final Semaphore left = new Semaphore(0);

    /** What the next requests lead to. */
    volatile End end = End.WAIT;

    abstract int port();

    final void reached() {
        reached.release();
    }

    final void left() {
        left.release();
    }

    final void awaitReached() {
        await(reached, "the server did not get that far");
    }

    /** Until the server knows that nobody needs the exchange any more. */
    final void awaitLeft() {
        await(left, "the server was not told");
    }

    private static void await(Semaphore event, String otherwise) {
        try {
            if (!event.tryAcquire(20, TimeUnit.SECONDS)) {
                throw new AssertionError(otherwise);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public abstract void close();

    /** Speaks HTTP/1.1. */
    static final class Http1 extends BreakingServer {

        private static final String CHUNKED = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nTrailer: X-T\n\n5\nhello\n";

        private final RawUpstream upstream = new RawUpstream(this::serve);

        private void serve(RawConnection connection) {
            while (true) {
                String path = connection.readHead().startLine().split(" ")[1];
                switch (path) {
                    case "/ok" -> connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
                    case "/begun" -> connection.sendLines("HTTP/1.1 200 OK\nContent-Le");
                    case "/response" -> connection.sendLines(CHUNKED);
                    case "/trailers" -> connection.sendLines(CHUNKED + "0\nX-T: ");
                    case "/asked" -> connection.sendLines("HTTP/1.1 100 Continue\n\n");
                    default -> {}
                }
                if (path.equals("/ok")) {
                    continue;
                }
                if (path.equals("/body") || path.equals("/asked")) {
                    connection.read(5);
                }
                reached();
                if (end == End.RESET) {
                    connection.reset();
                } else if (end == End.WAIT) {
                    connection.awaitClose();
                    left();
                }
                return;
            }
        }

        @Override
        int port() {
            return upstream.port();
        }

        @Override
        public void close() {
            upstream.close();
        }
    }

    /** Speaks HTTP/2. */
    static final class Http2 extends BreakingServer {

        private final FrameServer server = new FrameServer((stream, head) -> {
            FrameExchange exchange = new FrameExchange(whole -> {});
            exchange.onRequest(stream, head);
            var unused = exchange.gone().thenRun(this::left);
            FrameExchange.SCRIPTS.execute(() -> serve(exchange));
            return exchange;
        });

        private void serve(FrameExchange exchange) {
            switch (exchange.request().getHttpURI().getPath()) {
                case "/ok" -> exchange.head(200, false).data("ok", true);
                case "/response" -> goOn(exchange.head(200, false).data("hello", false));
                case "/trailers" ->
                    goOn(exchange.head(200, false, "trailer", "x-t").data("hello", false));
                case "/asked" -> goOn(exchange.head(100, false));
                default -> goOn(exchange);
            }
        }

        private void goOn(FrameExchange exchange) {
            reached();
            if (end == End.RESET) {
                exchange.reset(ErrorCode.INTERNAL_ERROR.code);
            } else if (end == End.CLOSE) {
                ((HTTP2Session) exchange.stream().getSession()).disconnect();
            }
        }

        @Override
        int port() {
            return server.port();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
