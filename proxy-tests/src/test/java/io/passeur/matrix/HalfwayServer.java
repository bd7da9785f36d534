package io.passeur.matrix;

import io.passeur.testing.RawConnection;
import io.passeur.testing.RawUpstream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A server that does the half of what a path says, and the rest when the test wants it. */
final class HalfwayServer implements AutoCloseable {

    private final Semaphore halves = new Semaphore(0);
    private final Semaphore rests = new Semaphore(0);
    private final RawUpstream upstream = new RawUpstream(this::serve);

    private void serve(RawConnection connection) throws InterruptedException {
        switch (connection.readHead().startLine().split(" ")[1]) {
            case "/tunnel" -> tunnel(connection);
            case "/download" -> download(connection);
            case "/upload" -> upload(connection);
            default -> answerLate(connection);
        }
        connection.awaitClose();
    }

    private static void tunnel(RawConnection connection) {
        connection.sendLines("HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\n\n");
        while (true) {
            connection.send(connection.read(1));
        }
    }

    private void download(RawConnection connection) throws InterruptedException {
        connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 8\n\nhalf");
        rests.acquire();
        connection.send("rest");
    }

    private void answerLate(RawConnection connection) throws InterruptedException {
        halves.release();
        rests.acquire();
        connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 8\n\nhalfrest");
    }

    private void upload(RawConnection connection) {
        String first = text(connection);
        halves.release();
        connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 8\n\n" + first + text(connection));
    }

    private static String text(RawConnection connection) {
        return new String(connection.read(4), StandardCharsets.ISO_8859_1);
    }

    String url() {
        return upstream.url();
    }

    /** Until a request, or the first half of its body, is there. */
    void awaitHalf() {
        try {
            if (!halves.tryAcquire(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the first half did not come");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void goOn() {
        rests.release();
    }

    @Override
    public void close() {
        upstream.close();
    }
}
