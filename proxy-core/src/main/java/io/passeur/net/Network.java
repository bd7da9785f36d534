package io.passeur.net;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Threads, selectors, buffers and timers of the whole process. A connection to a server that is opened by a selector's
 * thread lives on that selector, so one thread carries a request from the client to the server and back.
 */
public final class Network implements AutoCloseable {

    /** @param selectors how many selector threads there are; usually the number of processors */
    public Network(int selectors) {
        throw new UnsupportedOperationException("not yet " + selectors);
    }

    /** A server that uses the shared threads, timers and buffers; not started. */
    public Server newServer() {
        throw new UnsupportedOperationException();
    }

    /** A connector of {@code server} that accepts onto the shared selectors; not started, not yet added to the server. */
    public ServerConnector newConnector(Server server, ConnectionFactory... factories) {
        throw new UnsupportedOperationException();
    }

    /** Connects on the calling thread's selector, or on any if it is not a selector thread. */
    void connect(InetSocketAddress address, Map<String, Object> context) {
        throw new UnsupportedOperationException();
    }

    /** Runs work that may block. */
    public Executor executor() {
        throw new UnsupportedOperationException();
    }

    public Scheduler scheduler() {
        throw new UnsupportedOperationException();
    }

    public ByteBufferPool buffers() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
