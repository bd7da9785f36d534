package io.passeur.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A proxy of plain TCP: nothing here knows HTTP. */
@Timeout(60)
class ByteTunnelTest {

    /** The common pool may have a single thread, which the first transfer blocks. */
    private static final Executor OWN_THREAD = task -> {
        Thread thread = new Thread(task, "transfer");
        thread.setDaemon(true);
        thread.start();
    };

    private static final int LARGE = 48 * 1024 * 1024;

    private final Network network = new Network(2);
    private final AtomicLong toServer = new AtomicLong();
    private final AtomicLong toClient = new AtomicLong();
    private final CountDownLatch ended = new CountDownLatch(1);
    private byte[] early = {};
    private ServerSocket listening;
    private Server proxy;
    private int port;

    private final class TunnelFactory extends AbstractConnectionFactory {

        TunnelFactory() {
            super("tcp");
        }

        @Override
        public Connection newConnection(Connector connector, EndPoint endPoint) {
            return configure(new Accepted(endPoint), connector, endPoint);
        }
    }

    /** Dials the server for a client that has just connected. */
    private final class Accepted extends AbstractConnection.NonBlocking implements ConnectListener {

        Accepted(EndPoint endPoint) {
            super(endPoint, network.executor());
        }

        @Override
        public void onOpen() {
            super.onOpen();
            int lane = ((ClientEndPoint) getEndPoint()).lane();
            network.connect((InetSocketAddress) listening.getLocalSocketAddress(), Duration.ofSeconds(10), lane, this);
        }

        @Override
        public Connection connected(LaneEndPoint server) {
            ByteTunnel tunnel = new ByteTunnel(network, getEndPoint(), server, new Counter());
            tunnel.fromClient(ByteBuffer.wrap(early));
            return tunnel.serverEnd();
        }

        @Override
        public void failed(Throwable cause) {
            close();
        }

        @Override
        public void onFillable() {
            throw new IllegalStateException("the tunnel reads");
        }
    }

    private final class Counter implements ByteTunnel.Listener {

        @Override
        public void toServer(long bytes) {
            toServer.addAndGet(bytes);
        }

        @Override
        public void toClient(long bytes) {
            toClient.addAndGet(bytes);
        }

        @Override
        public void end() {
            ended.countDown();
        }
    }

    @BeforeEach
    void listen() throws Exception {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        proxy = network.newServer();
        ServerConnector connector = network.newConnector(proxy, new TunnelFactory());
        connector.setHost("127.0.0.1");
        proxy.addConnector(connector);
        proxy.start();
        port = connector.getLocalPort();
    }

    @AfterEach
    void stop() throws Exception {
        proxy.stop();
        listening.close();
        network.close();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static byte[] bytes(int seed) {
        byte[] bytes = new byte[LARGE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static CompletableFuture<Void> write(Socket to, byte[] bytes) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        to.getOutputStream().write(bytes);
                        to.shutdownOutput();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                OWN_THREAD);
    }

    /** A server that speaks first, and each side half-closes by itself. */
    @Test
    void eachDirectionEndsByItself() throws Exception {
        try (Socket client = connect();
                Socket server = listening.accept()) {
            server.getOutputStream().write("220 hello".getBytes(StandardCharsets.US_ASCII));
            server.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("220 hello");
            client.getOutputStream().write("QUIT".getBytes(StandardCharsets.US_ASCII));
            assertThat(server.getInputStream().readNBytes(4)).asString().isEqualTo("QUIT");
            assertThat(ended.getCount()).isOne();
            client.shutdownOutput();
            assertThat(server.getInputStream().read()).isEqualTo(-1);
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(toClient).hasValue(9);
        assertThat(toServer).hasValue(4);
    }

    @Test
    void noByteIsLostEitherWayAtTheSameTime() throws Exception {
        byte[] up = bytes(1);
        byte[] down = bytes(2);
        try (Socket client = connect();
                Socket server = listening.accept()) {
            CompletableFuture<Void> sending = CompletableFuture.allOf(write(client, up), write(server, down));
            CompletableFuture<byte[]> atServer = CompletableFuture.supplyAsync(() -> read(server), OWN_THREAD);
            assertThat(Arrays.equals(read(client), down)).isTrue();
            assertThat(Arrays.equals(atServer.get(60, TimeUnit.SECONDS), up)).isTrue();
            sending.get(60, TimeUnit.SECONDS);
        }
        assertThat(toServer).hasValue(LARGE);
        assertThat(toClient).hasValue(LARGE);
    }

    private static byte[] read(Socket from) {
        try {
            InputStream in = from.getInputStream();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a slow reader has not taken stays with the sender, not in the proxy. */
    @Test
    void aSlowReaderHoldsTheSenderBack() throws Exception {
        byte[] down = bytes(3);
        try (Socket client = connect();
                Socket server = listening.accept()) {
            CompletableFuture<Void> sending = write(server, down);
            assertThat(client.getInputStream().read()).isEqualTo(down[0] & 0xff);
            // The sender could only have finished if somebody held what the client has not read.
            assertThat(sending).isNotDone();
            assertThat(toClient.get()).isLessThan(LARGE);
            assertThat(Arrays.equals(read(client), Arrays.copyOfRange(down, 1, LARGE)))
                    .isTrue();
            assertThat(toClient).hasValue(LARGE);
        }
    }

    @Test
    void bytesReadBeforeTheTunnelArriveFirst() throws Exception {
        early = "first ".getBytes(StandardCharsets.US_ASCII);
        try (Socket client = connect();
                Socket server = listening.accept()) {
            OutputStream out = client.getOutputStream();
            out.write("second".getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            assertThat(server.getInputStream().readAllBytes()).asString().isEqualTo("first second");
        }
        assertThat(toServer).hasValue(12);
    }

    /** A client that vanishes is one that says no more: the server learns of it and closes. */
    @Test
    void aResetReachesTheOtherEnd() throws Exception {
        try (Socket client = connect();
                Socket server = listening.accept()) {
            client.getOutputStream().write('x');
            assertThat(server.getInputStream().read()).isEqualTo('x');
            client.setSoLinger(true, 0);
            client.close();
            assertThat(server.getInputStream().read()).isEqualTo(-1);
            server.close();
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
