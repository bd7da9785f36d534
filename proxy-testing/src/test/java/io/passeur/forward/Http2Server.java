package io.passeur.forward;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.jetty.http2.HTTP2Session;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.api.server.ServerSessionListener;
import org.eclipse.jetty.http2.frames.Frame;
import org.eclipse.jetty.http2.frames.GoAwayFrame;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.http2.frames.SettingsFrame;
import org.eclipse.jetty.http2.server.RawHTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** An HTTP/2 server on a free port whose behaviour a test writes frame by frame. */
final class Http2Server implements AutoCloseable {

    /** Called for every request. */
    @FunctionalInterface
    interface Script {
        Stream.Listener request(Stream stream, HeadersFrame head);
    }

    private final Server server = new Server();
    private final ServerConnector connector;
    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private final Semaphore ended = new Semaphore(0);
    private final AtomicInteger resets = new AtomicInteger();
    private final Script script;
    private final int maxStreams;
    private volatile int maxHeaders = 256 * 1024;

    Http2Server(Script script) {
        this(128, script);
    }

    /** A server that answers 200, on a given port. */
    Http2Server(int port) {
        this(port, 128, (stream, head) -> {
            Http2Exchange exchange = new Http2Exchange(whole -> whole.head(200, true));
            exchange.onRequest(stream, head);
            return exchange;
        });
    }

    Http2Server(int maxStreams, Script script) {
        this(0, maxStreams, script);
    }

    private Http2Server(int port, int maxStreams, Script script) {
        this.script = script;
        this.maxStreams = maxStreams;
        connector = new ServerConnector(
                server, 1, 1, new RawHTTP2ServerConnectionFactory(new HttpConfiguration(), new Listener()));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        LifeCycle.start(server);
    }

    /** A server that hands each request to {@code script} when it is whole. */
    static Http2Server whole(Consumer<Http2Exchange> script) {
        return new Http2Server((stream, head) -> {
            Http2Exchange exchange = new Http2Exchange(script);
            exchange.onRequest(stream, head);
            return exchange;
        });
    }

    /** For sessions that are opened from now on. */
    void limitHeaders(int size) {
        maxHeaders = size;
    }

    int port() {
        return connector.getLocalPort();
    }

    /** Every session that was ever opened. */
    List<Session> sessions() {
        return sessions;
    }

    /** Waits until one more session was closed by its client. */
    void awaitEnd() throws InterruptedException {
        if (!ended.tryAcquire(20, TimeUnit.SECONDS)) {
            throw new AssertionError("no session has ended");
        }
    }

    /** How many streams were reset by clients. */
    int resets() {
        return resets.get();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    private final class Listener implements ServerSessionListener, HTTP2Session.FrameListener {

        @Override
        public Map<Integer, Integer> onPreface(Session session) {
            Map<Integer, Integer> settings = new HashMap<>();
            settings.put(SettingsFrame.MAX_CONCURRENT_STREAMS, maxStreams);
            settings.put(SettingsFrame.MAX_HEADER_LIST_SIZE, maxHeaders);
            return settings;
        }

        @Override
        public void onAccept(Session session) {
            sessions.add(session);
            ((HTTP2Session) session).addEventListener(this);
        }

        @Override
        public void onIncomingFrame(Session session, Frame frame) {
            if (frame instanceof ResetFrame) {
                resets.incrementAndGet();
            }
        }

        @Override
        public Stream.Listener onNewStream(Stream stream, HeadersFrame frame) {
            return script.request(stream, frame);
        }

        @Override
        public void onGoAway(Session session, GoAwayFrame frame) {
            ended.release();
        }
    }
}
