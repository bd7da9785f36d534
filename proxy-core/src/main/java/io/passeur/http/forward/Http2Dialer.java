package io.passeur.http.forward;

import io.passeur.net.ConnectListener;
import io.passeur.net.LaneEndPoint;
import io.passeur.net.Network;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.HTTP2ClientConnectionFactory;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/** Connects to a server and starts HTTP/2 on the connection. */
final class Http2Dialer {

    /** How far a server may be ahead of a slow client; also the memory that one stream may hold. */
    private static final int STREAM_WINDOW = 256 * 1024;

    /** Larger than the windows of all streams together, so that one slow client never stops the other streams. */
    private static final int SESSION_WINDOW = 1 << 30;

    private static final List<String> PROTOCOLS = List.of(TlsServer.HTTP_2, TlsServer.HTTP_1);
    /**
     * Jetty acquires a buffer of this size for each head, whatever its length, so it must be a size that the pool
     * keeps.
     */
    private static final int MAX_REQUEST_HEAD = 64 * 1024;

    private static final int MAX_RESPONSE_HEAD = 1024 * 1024;
    private static final int INPUT_BUFFER = 32 * 1024;

    private final Network network;

    /** Never started: it only carries settings. The network makes the connections. */
    private final HTTP2Client settings;

    Http2Dialer(Network network) {
        this.network = network;
        settings = new HTTP2Client(network.newClientConnector());
        settings.setInitialStreamRecvWindow(STREAM_WINDOW);
        settings.setInitialSessionRecvWindow(SESSION_WINDOW);
        settings.setMaxConcurrentPushedStreams(0);
        settings.setMaxRequestHeadersSize(MAX_REQUEST_HEAD);
        settings.setMaxResponseHeadersSize(MAX_RESPONSE_HEAD);
        settings.setInputBufferSize(INPUT_BUFFER);
    }

    /**
     * Reports the result to {@code session}: {@link Http2Session#lost} if no connection could be made.
     *
     * @param http1 takes the connection if the server chooses HTTP/1.1; null if it cannot choose
     */
    void dial(UpstreamTarget server, @Nullable Http1Pool http1, int lane, Http2Session session) {
        NewAddresses hosts = new NewAddresses(network, server.host());
        hosts.known().whenComplete((addresses, failure) -> {
            if (failure == null) {
                hosts.trying(addresses);
                connect(hosts, addresses, 0, server, http1, lane, session);
            } else {
                session.lost(failure instanceof CompletionException e && e.getCause() != null ? e.getCause() : failure);
            }
        });
    }

    private void connect(
            NewAddresses hosts,
            InetAddress[] addresses,
            int index,
            UpstreamTarget server,
            @Nullable Http1Pool http1,
            int lane,
            Http2Session session) {
        Duration timeout = server.transport().dialTimeout();
        InetSocketAddress address = new InetSocketAddress(addresses[index], server.port());
        network.connect(address, timeout, lane, new ConnectListener() {
            @Override
            public Connection connected(LaneEndPoint endPoint) {
                TlsServer tls = http1 == null ? null : http1.tls();
                return tls == null || http1 == null
                        ? newConnection(endPoint, session)
                        : tls.begin(endPoint, PROTOCOLS, timeout, new Choice(http1, lane, session));
            }

            @Override
            public void failed(Throwable cause) {
                if (index + 1 < addresses.length && session.isAwaited()) {
                    connect(hosts, addresses, index + 1, server, http1, lane, session);
                } else {
                    CompletableFuture<?> unused = hosts.others().thenAccept(others -> connectOthers(others, cause));
                }
            }

            private void connectOthers(InetAddress[] others, Throwable cause) {
                if (others.length > 0 && session.isAwaited()) {
                    hosts.trying(others);
                    connect(hosts, others, 0, server, http1, lane, session);
                } else {
                    session.lost(cause);
                }
            }
        });
    }

    /** Starts the protocol that the server selected. */
    private final class Choice implements TlsHandshakeListener {

        private final Http1Pool http1;
        private final int lane;
        private final Http2Session session;
        private boolean http2;

        Choice(Http1Pool http1, int lane, Http2Session session) {
            this.http1 = http1;
            this.lane = lane;
            this.session = session;
        }

        @Override
        public Connection secured(EndPoint endPoint, String protocol) {
            http2 = protocol.equals(TlsServer.HTTP_2);
            http1.choose(!http2);
            return http2 ? newConnection(endPoint, session) : new Http1Connection(endPoint, network, http1, lane, null);
        }

        /** Only after the connection is in its pool, where waiting exchanges look for it. */
        @Override
        public void opened() {
            if (!http2) {
                session.lost(new OtherProtocolException());
            }
        }

        @Override
        public void unsecured(Throwable cause) {
            session.lost(cause);
        }
    }

    private Connection newConnection(EndPoint endPoint, Http2Session session) {
        Map<String, Object> context = new ConcurrentHashMap<>();
        context.put(HTTP2Client.CONTEXT_KEY, settings);
        context.put(HTTP2Client.SESSION_LISTENER_CONTEXT_KEY, session);
        context.put(HTTP2Client.SESSION_PROMISE_CONTEXT_KEY, Promise.from(opened -> {}, session::lost));
        context.put(ClientConnector.CONTEXT_KEY, settings.getClientConnector());
        return new HTTP2ClientConnectionFactory().newConnection(endPoint, context);
    }
}
