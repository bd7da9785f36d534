package io.passeur.entrypoint;

import io.passeur.net.ClientEndPoint;
import io.passeur.net.HeaderBlockPool;
import io.passeur.net.MemoryBudget;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.FlowControlStrategy;
import org.eclipse.jetty.http2.api.server.ServerSessionListener;
import org.eclipse.jetty.http2.generator.Generator;
import org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory;
import org.eclipse.jetty.http2.server.internal.HTTP2ServerConnection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Opens HTTP/2 connections as Jetty's factory does, with a parser and a session that keep errors of streams apart from those of
 * connections.
 *
 * @param factory has the settings
 * @param controlFrames how many control frames a client may send per second; 0 for no limit
 * @param secure whether ALPN has chosen the protocol, so that the server may speak first
 */
record Http2Connections(
        AbstractHTTP2ServerConnectionFactory factory, int controlFrames, boolean secure, MemoryBudget heads) {

    HTTP2ServerConnection open(Connector connector, EndPoint endPoint, ServerSessionListener listener) {
        HttpConfiguration http = factory.getHttpConfiguration();
        Generator generator = new Generator(
                connector.getByteBufferPool(),
                factory.isUseOutputDirectByteBuffers(),
                factory.getMaxHeaderBlockFragment());
        generator.getHpackEncoder().setMaxHeaderListSize(http.getMaxResponseHeaderSize());
        FlowControlStrategy flowControl =
                factory.getFlowControlStrategyFactory().newFlowControlStrategy();
        MemoryBudget.Claim claim = heads.claim(() -> giveUp(endPoint));
        Http2Parser parser = new Http2Parser(
                new HeaderBlockPool(connector.getByteBufferPool(), claim),
                http.getRequestHeaderSize(),
                new Http2Rate(controlFrames));
        parser.setMaxSettingsKeys(factory.getMaxSettingsKeys());
        Http2ClientSession session = new Http2ClientSession(
                connector.getScheduler(),
                endPoint,
                parser,
                generator,
                listener,
                flowControl,
                factory.getInitialStreamRecvWindow());
        session.setMaxLocalStreams(factory.getMaxConcurrentStreams());
        session.setMaxRemoteStreams(factory.getMaxConcurrentStreams());
        session.setMaxEncoderTableCapacity(factory.getMaxEncoderTableCapacity());
        session.setStreamIdleTimeout(factory.getStreamIdleTimeout());
        session.setInitialSessionRecvWindow(factory.getInitialSessionRecvWindow());
        session.setWriteThreshold(http.getOutputBufferSize());
        session.setConnectProtocolEnabled(factory.isConnectProtocolEnabled());
        HTTP2ServerConnection connection = new Opened(connector, endPoint, http, session, listener, secure, claim);
        connection.setUseInputDirectByteBuffers(factory.isUseInputDirectByteBuffers());
        connection.setUseOutputDirectByteBuffers(factory.isUseOutputDirectByteBuffers());
        factory.getEventListeners().forEach(session::addEventListener);
        parser.init(connection);
        return connection;
    }

    /** Called by any thread, when the header blocks of all clients together exceed their budget. */
    private static void giveUp(EndPoint endPoint) {
        ClientEndPoint client = ClientEndPoint.below(endPoint);
        if (client != null && endPoint.getConnection() instanceof Opened connection) {
            client.onLane(connection::refuse);
        } else {
            endPoint.close();
        }
    }

    private static final class Opened extends HTTP2ServerConnection {

        private final boolean secure;
        private final MemoryBudget.Claim claim;

        Opened(
                Connector connector,
                EndPoint endPoint,
                HttpConfiguration http,
                Http2ClientSession session,
                ServerSessionListener listener,
                boolean secure,
                MemoryBudget.Claim claim) {
            super(connector, endPoint, http, session, listener);
            this.secure = secure;
            this.claim = claim;
        }

        /** Tells the client why, if its connection takes that at once, and closes it. */
        void refuse() {
            getSession().close(ErrorCode.ENHANCE_YOUR_CALM_ERROR.code, "header_block_too_large", Callback.NOOP);
            getEndPoint().close();
        }

        @Override
        public void onClose(@Nullable Throwable cause) {
            claim.close();
            super.onClose(cause);
        }

        @Override
        public void onOpen() {
            if (secure) {
                getSession().onPreface();
            }
            super.onOpen();
        }
    }
}
