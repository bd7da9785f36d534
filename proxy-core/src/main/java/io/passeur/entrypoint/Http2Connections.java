package io.passeur.entrypoint;

import org.eclipse.jetty.http2.FlowControlStrategy;
import org.eclipse.jetty.http2.api.server.ServerSessionListener;
import org.eclipse.jetty.http2.generator.Generator;
import org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory;
import org.eclipse.jetty.http2.server.internal.HTTP2ServerConnection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;

/**
 * Opens HTTP/2 connections as Jetty's factory does, with a parser and a session that keep errors of streams apart from those of
 * connections.
 *
 * @param factory has the settings
 * @param controlFrames how many control frames a client may send per second; 0 for no limit
 * @param secure whether ALPN has chosen the protocol, so that the server may speak first
 */
record Http2Connections(AbstractHTTP2ServerConnectionFactory factory, int controlFrames, boolean secure) {

    HTTP2ServerConnection open(Connector connector, EndPoint endPoint, ServerSessionListener listener) {
        HttpConfiguration http = factory.getHttpConfiguration();
        Generator generator = new Generator(
                connector.getByteBufferPool(),
                factory.isUseOutputDirectByteBuffers(),
                factory.getMaxHeaderBlockFragment());
        generator.getHpackEncoder().setMaxHeaderListSize(http.getMaxResponseHeaderSize());
        FlowControlStrategy flowControl =
                factory.getFlowControlStrategyFactory().newFlowControlStrategy();
        Http2Parser parser = new Http2Parser(
                connector.getByteBufferPool(), http.getRequestHeaderSize(), new Http2Rate(controlFrames));
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
        HTTP2ServerConnection connection = new Opened(connector, endPoint, http, session, listener, secure);
        connection.setUseInputDirectByteBuffers(factory.isUseInputDirectByteBuffers());
        connection.setUseOutputDirectByteBuffers(factory.isUseOutputDirectByteBuffers());
        factory.getEventListeners().forEach(session::addEventListener);
        parser.init(connection);
        return connection;
    }

    private static final class Opened extends HTTP2ServerConnection {

        private final boolean secure;

        Opened(
                Connector connector,
                EndPoint endPoint,
                HttpConfiguration http,
                Http2ClientSession session,
                ServerSessionListener listener,
                boolean secure) {
            super(connector, endPoint, http, session, listener);
            this.secure = secure;
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
