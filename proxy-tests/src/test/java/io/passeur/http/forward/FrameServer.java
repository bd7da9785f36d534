package io.passeur.http.forward;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
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
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** An HTTP/2 server on a free port whose behaviour a test writes frame by frame. */
final class FrameServer implements AutoCloseable {

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

    FrameServer(Script script) {
        this(128, script);
    }

    /** A server that answers 200, on a given port. */
    FrameServer(int port) {
        this(port, 128, null, (stream, head) -> {
            FrameExchange exchange = new FrameExchange(whole -> whole.head(200, true));
            exchange.onRequest(stream, head);
            return exchange;
        });
    }

    FrameServer(int maxStreams, Script script) {
        this(0, maxStreams, null, script);
    }

    /** @param tls null for plain text */
    private FrameServer(int port, int maxStreams, @Nullable SSLContext tls, Script script) {
        this.script = script;
        this.maxStreams = maxStreams;
        RawHTTP2ServerConnectionFactory http2 =
                new RawHTTP2ServerConnectionFactory(new HttpConfiguration(), new Listener());
        connector = new ServerConnector(server, 1, 1, tls == null ? new ConnectionFactory[] {http2} : over(tls, http2));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        LifeCycle.start(server);
    }

    private static ConnectionFactory[] over(SSLContext tls, ConnectionFactory http2) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(tls);
        factory.setSniRequired(false);
        return new ConnectionFactory[] {
            new SslConnectionFactory(factory, "alpn"), new ALPNServerConnectionFactory("h2"), http2
        };
    }

    /** As {@link #whole(Consumer)} over TLS, for those who choose HTTP/2 by ALPN. */
    static FrameServer secure(SSLContext tls, Consumer<FrameExchange> script) {
        return secure(0, tls, script);
    }

    static FrameServer secure(int port, SSLContext tls, Consumer<FrameExchange> script) {
        return new FrameServer(port, 128, tls, (stream, head) -> {
            FrameExchange exchange = new FrameExchange(script);
            exchange.onRequest(stream, head);
            return exchange;
        });
    }

    /** A server that hands each request to {@code script} when it is whole. */
    static FrameServer whole(Consumer<FrameExchange> script) {
        return new FrameServer((stream, head) -> {
            FrameExchange exchange = new FrameExchange(script);
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
