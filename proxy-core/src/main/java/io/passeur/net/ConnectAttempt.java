package io.passeur.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** One attempt to connect to a server, on the lane of the connection. */
final class ConnectAttempt implements ManagedSelector.SelectorUpdate, ManagedSelector.Selectable {

    private final Lanes lanes;
    private final int lane;
    private final ConnectListener dialer;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private Scheduler.@Nullable Task timer;

    ConnectAttempt(Lanes lanes, int lane, ConnectListener dialer) {
        this.lanes = lanes;
        this.lane = lane;
        this.dialer = dialer;
    }

    void start(InetSocketAddress address, Duration timeout) {
        try {
            SocketChannel opened = SocketChannel.open();
            channel = opened;
            opened.configureBlocking(false);
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            opened.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            if (!opened.connect(address) && !timeout.isZero()) {
                String message = "no connection to " + address + " within " + timeout;
                timer = lanes.getScheduler()
                        .schedule(
                                () -> fail(new SocketTimeoutException(message)),
                                timeout.toMillis(),
                                TimeUnit.MILLISECONDS);
            }
            lanes.selector(lane).submit(this);
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    @Override
    public void update(Selector selector) {
        SocketChannel opened = channel;
        if (opened == null || ended.get()) {
            return;
        }
        try {
            boolean connected = opened.isConnected();
            SelectionKey registered = opened.register(selector, connected ? 0 : SelectionKey.OP_CONNECT, this);
            key = registered;
            if (connected) {
                open(opened, registered);
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    @Override
    public @Nullable Runnable onSelected() {
        SocketChannel opened = channel;
        SelectionKey registered = key;
        if (opened != null && registered != null) {
            try {
                if (opened.finishConnect()) {
                    registered.interestOps(0);
                    open(opened, registered);
                }
            } catch (IOException | RuntimeException e) {
                fail(e);
            }
        }
        return null;
    }

    private void open(SocketChannel opened, SelectionKey registered) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        cancelTimer();
        ServerEndPoint endPoint = new ServerEndPoint(opened, lanes.selector(lane), registered, lanes.getScheduler());
        Connection connection = dialer.connected(endPoint);
        Registration.attach(registered, endPoint, connection);
        connection.onOpen();
    }

    private void fail(Throwable cause) {
        IO.close(channel);
        if (ended.compareAndSet(false, true)) {
            cancelTimer();
            // The selector releases a closed channel only when it wakes up.
            lanes.selector(lane).submit(selector -> {});
            dialer.failed(cause);
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
        }
    }

    @Override
    public void updateKey() {}

    @Override
    public void replaceKey(SelectionKey newKey) {
        key = newKey;
    }
}
