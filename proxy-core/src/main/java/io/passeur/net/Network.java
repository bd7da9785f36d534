package io.passeur.net;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads, selectors, buffers and timers of the process. Every connection, of clients and to servers, lives on one of
 * a fixed number of <em>lanes</em>: a selector and the thread that runs it. A connection to a server is opened on the lane
 * of the client that it serves, so one thread carries a request from the client to the server and back.
 */
public final class Network implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Network.class);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
    private static final int MAX_THREADS = 200;
    /** Handshakes compute and never wait, so more threads than processors would not help. */
    private static final int MIN_HANDSHAKES = 2;

    private static final int WAITING_HANDSHAKES = 4096;
    private static final int CHALLENGES = 2;
    private static final int WAITING_CHALLENGES = 64;
    /** A DNS look-up without a response blocks for many seconds and must leave threads to others. */
    private static final int LOOK_UPS = 64;

    private static final int WAITING_LOOK_UPS = 1024;
    /** A head takes up to three times its size while it is parsed, so all of them take three eighths of the heap at most. */
    private static final int HEADS_SHARE = 8;

    private static final int LARGEST_POOLED_BUFFER = 128 * 1024;
    private static final int BUFFERS_PER_SIZE = 4096;
    private static final long IDLE_HEAP_BUFFERS = 8L * 1024 * 1024;
    private static final long IDLE_DIRECT_BUFFERS = 64L * 1024 * 1024;

    private final QueuedThreadPool threads;
    private final Scheduler scheduler = new ScheduledExecutorScheduler("passeur-timer", true);
    private final MemoryBudget heads = MemoryBudget.ofHeap(HEADS_SHARE);
    private final ByteBufferPool buffers = new ArrayByteBufferPool(
            0, -1, LARGEST_POOLED_BUFFER, BUFFERS_PER_SIZE, IDLE_HEAP_BUFFERS, IDLE_DIRECT_BUFFERS);
    private final Lanes lanes;
    private final Bulkhead handshakes;
    private final Bulkhead upstreamHandshakes;
    private final Bulkhead challenges = new Bulkhead("passeur-challenge", CHALLENGES, WAITING_CHALLENGES);
    private final Bulkhead lookUps = new Bulkhead("passeur-dns", LOOK_UPS, WAITING_LOOK_UPS);
    private final Resolver resolver = new Resolver(lookUps);

    /** @param selectors how many selector threads there are; usually the number of processors */
    public Network(int selectors) {
        threads = new QueuedThreadPool(MAX_THREADS + selectors, selectors + 2);
        threads.setName("passeur");
        threads.setDaemon(true);
        lanes = new Lanes(threads, scheduler, selectors);
        int calculating = Math.max(MIN_HANDSHAKES, selectors);
        handshakes = new Bulkhead("passeur-handshake", calculating, WAITING_HANDSHAKES);
        upstreamHandshakes = new Bulkhead("passeur-upstream-handshake", calculating, WAITING_HANDSHAKES);
        try {
            LifeCycle.start(threads);
            LifeCycle.start(scheduler);
            LifeCycle.start(lanes);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** A server that uses the shared threads, timers and buffers; not started. */
    public Server newServer() {
        return new Server(threads, scheduler, buffers);
    }

    /** A connector of {@code server} that accepts onto the shared selectors; not started, not yet added to the server. */
    public ServerConnector newConnector(Server server, ConnectionFactory... factories) {
        return new LaneConnector(server, new InlineExecutor(server, threads), lanes, factories);
    }

    /** A connector for Jetty's own clients: shared threads, timers and buffers, selectors of its own; not started. */
    public ClientConnector newClientConnector() {
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(lanes.count());
        connector.setExecutor(threads);
        connector.setScheduler(scheduler);
        connector.setByteBufferPool(buffers);
        return connector;
    }

    public int lanes() {
        return lanes.count();
    }

    /** The lane on which the client's connection lives, or the next in turn if that is not known. */
    public int laneOf(Request request) {
        ClientEndPoint client = ClientEndPoint.of(request);
        return client == null ? laneWithoutConnection(request) : client.lane();
    }

    /** The next lane in turn, for what serves no client. */
    public int nextLane() {
        return lanes.next();
    }

    private int laneWithoutConnection(Request request) {
        LaneRequest bound = Request.as(request, LaneRequest.class);
        return bound == null ? lanes.next() : bound.lane();
    }

    /** Connects on a lane and tells {@code listener}; a {@code timeout} of zero leaves the limit to the system. */
    public void connect(InetSocketAddress address, Duration timeout, int lane, ConnectListener dialer) {
        new ConnectAttempt(lanes, lane, dialer).start(address, timeout);
    }

    /** Resolves the host names of servers without blocking. */
    public Resolver resolver() {
        return resolver;
    }

    /** Runs TLS handshakes with clients. Refuses more when thousands are waiting. */
    public Executor handshakes() {
        return handshakes;
    }

    /** Runs TLS handshakes with servers, which a flood of handshakes with clients must not hold up. */
    public Executor upstreamHandshakes() {
        return upstreamHandshakes;
    }

    /** Runs handshakes that answer ACME challenges: they call plugins, and any client may begin one. */
    public Executor challenges() {
        return challenges;
    }

    /** Runs work that may block and has no bulkhead of its own. */
    public Executor executor() {
        return threads;
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    /** What the heads of clients' requests may take in all. */
    public MemoryBudget heads() {
        return heads;
    }

    public ByteBufferPool buffers() {
        return buffers;
    }

    @Override
    public void close() {
        Thread stopping = new Thread(this::stop, "network stop");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopping.isAlive()) {
            LOG.warn("A lane is stuck and cannot be stopped; everything else ends without it");
        }
        lookUps.close();
        challenges.close();
        upstreamHandshakes.close();
        handshakes.close();
    }

    private void stop() {
        LifeCycle.stop(lanes);
        LifeCycle.stop(scheduler);
        LifeCycle.stop(threads);
    }
}
