package io.passeur.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A port that counts those who connect to it, and answers nobody. */
final class CountingSocket implements AutoCloseable {

    private final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket socket;

    CountingSocket() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept, "counting socket");
        accepting.setDaemon(true);
        accepting.start();
    }

    private void accept() {
        try {
            while (true) {
                try (Socket client = socket.accept()) {
                    connections.incrementAndGet();
                }
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
