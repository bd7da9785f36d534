package io.passeur.net;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shared selectors. Connections are registered by {@link Registration} in both directions, so Jetty's own ways of
 * creating them are not used.
 */
final class Lanes extends SelectorManager {

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration DROP_LIMIT = Duration.ofSeconds(1);

    private final @Nullable ManagedSelector[] selectors;
    private final LaneHealth health;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<SelectableChannel, LaneConnector> listeners = new ConcurrentHashMap<>();

    /** @param usual how many lanes there are beside the one that stands by */
    Lanes(Executor executor, Scheduler scheduler, int usual) {
        super(executor, scheduler, usual + 1);
        selectors = new ManagedSelector[usual + 1];
        health = new LaneHealth(this, this::listenEverywhere);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        health.start();
    }

    @Override
    protected void doStop() throws Exception {
        health.close();
        super.doStop();
    }

    int count() {
        return selectors.length;
    }

    /**
     * The lane for a new connection: the next in turn that is not stuck. The last lane stands by for when all others are lost.
     * Until then it takes no connection, because the requests that block a lane would block it as well.
     */
    int next() {
        int usual = selectors.length - 1;
        int lane = 0;
        boolean lost = true;
        for (int i = 0; i < usual; i++) {
            lane = Math.floorMod(turn.getAndIncrement(), usual);
            if (!health.isStuck(lane)) {
                return lane;
            }
            lost &= health.isLost(lane);
        }
        return lost ? usual : lane;
    }

    /** Ports are listened to on every lane from now on, since one of them may be the stuck one's. */
    private void listenEverywhere(int stuck) {
        for (SelectableChannel channel : listeners.keySet()) {
            for (int i = 0; i < selectors.length; i++) {
                acceptor(channel);
            }
        }
    }

    ManagedSelector selector(int lane) {
        return Objects.requireNonNull(selectors[lane]);
    }

    @Override
    protected ManagedSelector newSelector(int id) {
        ManagedSelector selector = super.newSelector(id);
        selectors[id] = selector;
        return selector;
    }

    /**
     * Waits until every selector has released the channels that are closed. A selector does that when it selects, between two
     * updates; until then the kernel keeps accepting. Must not be called by a selector thread.
     */
    void awaitDropped() {
        if (!isRunning()) {
            return;
        }
        CountDownLatch looked = new CountDownLatch(selectors.length);
        for (int lane = 0; lane < selectors.length; lane++) {
            ManagedSelector selector = selector(lane);
            selector.submit(before -> selector.submit(after -> looked.countDown()));
        }
        try {
            if (!looked.await(DROP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("A closed port may take connections for a moment: the selectors are busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void listen(ServerSocketChannel channel, LaneConnector connector) {
        listeners.put(channel, connector);
    }

    void stopListening(ServerSocketChannel channel) {
        listeners.remove(channel);
    }

    /** Accepts all waiting connections. Always returns null, so that the caller does not register them a second time. */
    @Override
    protected @Nullable SelectableChannel doAccept(SelectableChannel server) throws IOException {
        LaneConnector connector = listeners.get(server);
        if (connector == null) {
            server.close();
            return null;
        }
        try {
            SocketChannel channel = ((ServerSocketChannel) server).accept();
            while (channel != null) {
                register(channel, connector);
                channel = ((ServerSocketChannel) server).accept();
            }
        } catch (IOException e) {
            // Most likely there are too many open files. The selector would retry in a busy loop.
            log.warn("Cannot accept connections on port {}, trying again in {}", connector.getLocalPort(), PAUSE, e);
            connector.setAccepting(false);
            getScheduler().schedule(connector::resumeAccepting, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
        return null;
    }

    private void register(SocketChannel channel, LaneConnector connector) throws IOException {
        try {
            connector.prepare(channel);
            int lane = next();
            selector(lane).submit(new Registration(channel, key -> connector.open(channel, selector(lane), key, lane)));
        } catch (IOException | RuntimeException e) {
            // The client left between the kernel's accept and ours.
            log.debug("Dropped an accepted connection", e);
            channel.close();
        }
    }

    @Override
    protected void endPointClosed(EndPoint endPoint) {
        if (endPoint instanceof ClientEndPoint client) {
            client.connector().closed(client);
        }
        super.endPointClosed(endPoint);
    }

    @Override
    protected EndPoint newEndPoint(SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
        throw new IllegalStateException("channels are registered by Registration only");
    }

    @Override
    public Connection newConnection(SelectableChannel channel, EndPoint endPoint, Object attachment) {
        throw new IllegalStateException("channels are registered by Registration only");
    }
}
