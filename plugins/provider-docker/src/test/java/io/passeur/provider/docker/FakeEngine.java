package io.passeur.provider.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks HTTP on a Unix socket as an engine does, with lists and events that the test chooses. */
final class FakeEngine implements AutoCloseable {

    private final Path socket;
    private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();
    private final List<SocketChannel> listeners = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger lists = new AtomicInteger();
    private ServerSocketChannel server;
    private volatile String containers = "[]";
    private volatile String inspection = "{}";
    private volatile String version = "1.41";
    private volatile boolean pings = true;
    private volatile int refusal;

    FakeEngine(Path folder) {
        socket = folder.resolve("docker.sock");
        server = open();
    }

    private ServerSocketChannel open() {
        try {
            Files.deleteIfExists(socket);
            ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            opened.bind(UnixDomainSocketAddress.of(socket), 256);
            inThread(() -> accept(opened));
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void inThread(Runnable task) {
        Thread thread = new Thread(task, "fake-engine");
        thread.setDaemon(true);
        thread.start();
    }

    String endpoint() {
        return "unix://" + socket;
    }

    /** @param json the list from now on */
    FakeEngine lists(String json) {
        containers = json;
        return this;
    }

    FakeEngine inspects(String json) {
        inspection = json;
        return this;
    }

    FakeEngine speaks(String apiVersion) {
        version = apiVersion;
        return this;
    }

    FakeEngine withoutPing() {
        pings = false;
        return this;
    }

    /** @param status for everything; 0 for none */
    FakeEngine refuses(int status) {
        refusal = status;
        return this;
    }

    /** First lines and header fields of what was asked. */
    List<String> requests() {
        return requests;
    }

    int listCount() {
        return lists.get();
    }

    int listenerCount() {
        return listeners.size();
    }

    void event(String type, String action, String id, String attributes) {
        String json = "{\"Type\":\"%s\",\"Action\":\"%s\",\"Actor\":{\"ID\":\"%s\",\"Attributes\":{%s}},\"time\":1}\n"
                .formatted(type, action, id, attributes);
        for (SocketChannel listener : listeners) {
            try {
                write(listener, Integer.toHexString(json.length()) + "\r\n" + json + "\r\n");
            } catch (IOException e) {
                listeners.remove(listener);
            }
        }
    }

    /** As if the engine had died. */
    void stop() {
        try {
            server.close();
            for (SocketChannel connection : connections) {
                connection.close();
            }
            connections.clear();
            listeners.clear();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void restart() {
        server = open();
    }

    private void accept(ServerSocketChannel from) {
        try {
            while (true) {
                SocketChannel connection = from.accept();
                connections.add(connection);
                inThread(() -> serve(connection));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(SocketChannel connection) {
        try {
            InputStream in = Channels.newInputStream(connection);
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                requests.add(head);
                answer(head.split(" ", 3)[1], connection);
            }
            connection.close();
        } catch (IOException e) {
            // gone
        } finally {
            connections.remove(connection);
            listeners.remove(connection);
        }
    }

    private void answer(String target, SocketChannel out) throws IOException {
        String path = target.replaceFirst("^/v[0-9.]+", "").replaceFirst("\\?.*", "");
        if (refusal > 0) {
            send(out, refusal + " No", "{\"message\":\"not here\"}");
        } else if (path.equals("/_ping") && pings) {
            send(out, "200 OK\r\nApi-Version: " + version, "OK");
        } else if (path.equals("/version")) {
            send(out, "200 OK", "{\"Version\":\"x\",\"ApiVersion\":\"" + version + "\"}");
        } else if (path.equals("/containers/json")) {
            lists.incrementAndGet();
            send(out, "200 OK", containers);
        } else if (path.endsWith("/json")) {
            send(out, "200 OK", inspection);
        } else if (path.equals("/events")) {
            write(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            listeners.add(out);
        } else {
            send(out, "404 Not Found", "{\"message\":\"page not found\"}");
        }
    }

    private static void send(SocketChannel out, String status, String body) throws IOException {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        write(
                out,
                "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n"
                        + body);
    }

    /** Not by a stream: in JDK 17 those of one channel wait for each other. */
    private static void write(SocketChannel out, String text) throws IOException {
        for (ByteBuffer bytes = StandardCharsets.UTF_8.encode(text); bytes.hasRemaining(); ) {
            out.write(bytes);
        }
    }

    /** Without the empty line; empty if the client has gone. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            head.append((char) c);
            if (head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                return head.substring(0, head.length() - 4);
            }
        }
        return "";
    }

    @Override
    public void close() {
        stop();
    }
}
