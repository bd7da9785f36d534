package io.passeur.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** A connector whose connections live on the shared lanes. It stops without stopping the lanes. */
final class LaneConnector extends ServerConnector {

    private static final int BACKLOG = 4096;

    private final Lanes lanes;

    LaneConnector(Server server, Executor executor, Lanes lanes, ConnectionFactory... factories) {
        super(server, executor, null, null, 0, lanes.count(), factories);
        this.lanes = lanes;
        setAcceptQueueSize(BACKLOG);
    }

    @Override
    protected SelectorManager newSelectorManager(Executor executor, Scheduler scheduler, int selectors) {
        return new Facade(executor, scheduler);
    }

    /** Jetty leaves the socket open until its selectors stop; ours do not stop, so the kernel would keep accepting. */
    @Override
    public void close() {
        super.close();
        if (getSelectorManager() instanceof Facade facade) {
            facade.stopListening();
        }
    }

    void prepare(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        configure(channel.socket());
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    }

    ClientEndPoint open(SocketChannel channel, ManagedSelector selector, SelectionKey key, int lane) {
        ClientEndPoint endPoint = new ClientEndPoint(channel, selector, key, this, lane);
        endPoint.setIdleTimeout(getIdleTimeout());
        Connection connection = getDefaultConnectionFactory().newConnection(this, endPoint);
        Registration.attach(key, endPoint, connection);
        onEndPointOpened(endPoint);
        connection.onOpen();
        return endPoint;
    }

    void resumeAccepting() {
        if (isRunning() && isOpen()) {
            setAccepting(true);
        }
    }

    void closed(ClientEndPoint endPoint) {
        onEndPointClosed(endPoint);
    }

    /** Stands in for the selectors that Jetty's connector would own. */
    private final class Facade extends SelectorManager {

        private @Nullable ServerSocketChannel listening;

        Facade(Executor executor, Scheduler scheduler) {
            super(executor, scheduler, 1);
        }

        @Override
        public Closeable acceptor(SelectableChannel server) {
            listening = (ServerSocketChannel) server;
            lanes.listen(listening, LaneConnector.this);
            return lanes.acceptor(server);
        }

        @Override
        public int getTotalKeys() {
            return getConnectedEndPoints().size();
        }

        /** When this returns, the port is free. */
        void stopListening() {
            if (listening != null) {
                lanes.stopListening(listening);
                IO.close(listening);
                listening = null;
                lanes.awaitDropped();
            }
        }

        /** There is nothing to start: the lanes run. */
        @Override
        protected void doStart() {}

        @Override
        protected void doStop() {
            stopListening();
            for (EndPoint endPoint : getConnectedEndPoints()) {
                Connection connection = endPoint.getConnection();
                IO.close(connection == null ? endPoint : connection);
            }
        }

        @Override
        protected EndPoint newEndPoint(SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
            throw new IllegalStateException("connections are opened on the shared lanes");
        }

        @Override
        public Connection newConnection(SelectableChannel channel, EndPoint endPoint, Object attachment) {
            throw new IllegalStateException("connections are opened on the shared lanes");
        }
    }
}
