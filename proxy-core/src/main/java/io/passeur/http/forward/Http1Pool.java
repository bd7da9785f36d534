package io.passeur.http.forward;

import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The idle connections to one server, by lane. The most recently used one is taken first, so that surplus connections
 * reach their idle timeout. Thread-safe.
 */
final class Http1Pool {

    /** Connections with equal keys are interchangeable. */
    record Key(String host, int port, TransportSettings transport) {}

    private final Key key;
    private final AtomicInteger idleOfAll;
    private final int maxIdleOfAll;
    private final AtomicInteger idle = new AtomicInteger();
    private final List<Deque<Http1Connection>> lanes = new ArrayList<>();
    private final @Nullable TlsServer tls;
    private volatile boolean chosen;
    private volatile boolean closed;

    /** @param tls null for plain text */
    Http1Pool(Key key, @Nullable TlsServer tls, int laneCount, AtomicInteger idleOfAll, int maxIdleOfAll) {
        this.key = key;
        this.tls = tls;
        this.idleOfAll = idleOfAll;
        this.maxIdleOfAll = maxIdleOfAll;
        for (int i = 0; i < laneCount; i++) {
            lanes.add(new ArrayDeque<>());
        }
    }

    Key key() {
        return key;
    }

    @Nullable
    TlsServer tls() {
        return tls;
    }

    /** Whether the server was offered HTTP/2 and selected HTTP/1.1. */
    boolean isChosen() {
        return chosen;
    }

    /**
     * Records whether the server selected HTTP/1.1. The choice is forgotten when the server becomes unreachable,
     * because another server may take its place.
     */
    void choose(boolean http1) {
        chosen = http1;
    }

    Duration idleTimeout() {
        return key.transport().idleTimeout();
    }

    /**
     * Takes an idle connection, which then belongs to the caller; null if there is none.
     *
     * @param once the request cannot be repeated, so check first whether the server has closed the connection
     */
    @Nullable
    Http1Connection acquire(int lane, boolean once) {
        while (true) {
            Http1Connection connection = poll(lane);
            if (connection == null) {
                return null;
            }
            if (connection.assign(once)) {
                return connection;
            }
        }
    }

    private @Nullable Http1Connection poll(int lane) {
        Deque<Http1Connection> deque = lanes.get(lane);
        synchronized (deque) {
            Http1Connection connection = deque.pollLast();
            if (connection != null) {
                left();
            }
            return connection;
        }
    }

    /** Returns a connection whose state is idle already. @return false if the pool is full */
    boolean release(Http1Connection connection) {
        if (closed || !enter()) {
            return false;
        }
        Deque<Http1Connection> deque = lanes.get(connection.lane());
        synchronized (deque) {
            deque.addLast(connection);
        }
        if (closed) {
            close();
        }
        return true;
    }

    private boolean enter() {
        if (idle.incrementAndGet() <= key.transport().maxIdle()) {
            if (idleOfAll.incrementAndGet() <= maxIdleOfAll) {
                return true;
            }
            idleOfAll.decrementAndGet();
        }
        idle.decrementAndGet();
        return false;
    }

    private void left() {
        idle.decrementAndGet();
        idleOfAll.decrementAndGet();
    }

    /** Removes a closed connection. */
    void remove(Http1Connection connection) {
        Deque<Http1Connection> deque = lanes.get(connection.lane());
        synchronized (deque) {
            if (deque.removeLastOccurrence(connection)) {
                left();
            }
        }
    }

    /** Closes the idle connections; those in use are closed when they are returned. */
    void close() {
        closed = true;
        for (int lane = 0; lane < lanes.size(); lane++) {
            for (Http1Connection connection = poll(lane); connection != null; connection = poll(lane)) {
                connection.close();
            }
        }
    }
}
