package io.passeur.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a free local port whose responses a test writes byte by byte. */
public final class RawUpstream implements AutoCloseable {

    /** Handles one connection. The connection is closed when the method returns. */
    @FunctionalInterface
    public interface Script {
        void run(RawConnection connection) throws Exception;
    }

    private final ServerSocket server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Queue<RawConnection> open = new ConcurrentLinkedQueue<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    public RawUpstream(Script script) {
        this(script, listen());
    }

    /** @param server accepts the connections, such as a TLS server socket; closed with this server */
    public RawUpstream(Script script, ServerSocket server) {
        this.server = server;
        executor.execute(() -> accept(script));
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that reads each request on every connection and responds with the same bytes. */
    public static RawUpstream respondingWith(String response) {
        return new RawUpstream(connection -> {
            while (true) {
                connection.readRequest();
                connection.sendLines(response);
            }
        });
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                start(script, new RawConnection(socket));
            }
        } catch (IOException e) {
            // The server socket was closed because the test is over.
        }
    }

    /** A connection that arrives during {@link #close} is closed, because its peer would wait forever. */
    private void start(Script script, RawConnection connection) {
        open.add(connection);
        try {
            executor.execute(() -> serve(script, connection));
        } catch (RejectedExecutionException e) {
            open.remove(connection);
            connection.close();
        }
    }

    private void serve(Script script, RawConnection connection) {
        try (connection) {
            script.run(connection);
        } catch (UncheckedIOException e) {
            // The peer may disconnect at any time.
        } catch (Throwable e) {
            failures.add(e);
        } finally {
            open.remove(connection);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** The number of connections that were accepted so far. */
    public int connections() {
        return connections.get();
    }

    /** Resets every open connection. */
    public void resetAll() {
        open.forEach(RawConnection::reset);
    }

    /** The failures of scripts, assertion errors included. A test should find none. */
    public List<Throwable> failures() {
        return failures;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        executor.shutdownNow();
        open.forEach(RawConnection::close);
    }
}
