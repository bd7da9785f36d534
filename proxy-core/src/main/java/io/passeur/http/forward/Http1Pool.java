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
 * The idle connections to one server, those of each lane by themselves. The youngest is used first, so that the others can
 * grow old and go. Thread-safe.
 */
final class Http1Pool {

    /** What makes connections exchangeable. */
    record Key(String host, int port, TransportSettings transport) {}

    private final Key key;
    private final AtomicInteger idleOfAll;
    private final int maxIdleOfAll;
    private final AtomicInteger idle = new AtomicInteger();
    private final List<Deque<Http1Connection>> lanes = new ArrayList<>();
    private final @Nullable TlsServer tls;
    private volatile boolean chosen;
    private volatile boolean closed;

    /** @param tls null for servers that are spoken to in plain text */
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

    /** Whether the server, offered HTTP/2 too, has chosen HTTP/1.1. */
    boolean isChosen() {
        return chosen;
    }

    /** A server that was away may come back as another, so what it chose is forgotten when it cannot be reached. */
    void choose(boolean http1) {
        chosen = http1;
    }

    Duration idleTimeout() {
        return key.transport().idleTimeout();
    }

    /**
     * An idle connection that now belongs to the caller, or null.
     *
     * @param once what will be sent cannot be sent again, so it is worth a look whether the server has closed the connection
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

    /** Takes a connection back whose state is idle already. @return false if there is no place for it */
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

    /** Forgets a connection that has gone. */
    void remove(Http1Connection connection) {
        Deque<Http1Connection> deque = lanes.get(connection.lane());
        synchronized (deque) {
            if (deque.removeLastOccurrence(connection)) {
                left();
            }
        }
    }

    /** Closes what is idle; connections in use are closed when they come back. */
    void close() {
        closed = true;
        for (int lane = 0; lane < lanes.size(); lane++) {
            for (Http1Connection connection = poll(lane); connection != null; connection = poll(lane)) {
                connection.close();
            }
        }
    }
}
