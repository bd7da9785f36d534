package io.passeur.http.forward;

import io.passeur.testing.RawMessage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A forward proxy that takes every name for this machine: absolute URIs for plain HTTP, tunnels by CONNECT. */
final class ForwardProxy implements AutoCloseable {

    private final ServerSocket listening = listen();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<RawMessage> requests = new CopyOnWriteArrayList<>();
    private volatile String credentials = "";

    ForwardProxy() {
        threads.execute(this::accept);
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Heads of the requests that the proxy has had. */
    List<RawMessage> requests() {
        return requests;
    }

    /** From now on requests need this {@code Proxy-Authorization}. */
    void demand(String authorization) {
        credentials = authorization;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            RawMessage head = readHead(socket.getInputStream());
            OutputStream client = socket.getOutputStream();
            requests.add(head);
            String[] start = head.startLine().split(" ");
            if (!credentials.isEmpty() && !credentials.equals(head.value("Proxy-Authorization"))) {
                client.write(ascii("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n"
                        + "Proxy-Authenticate: Basic realm=\"p\"\r\n\r\n"));
            } else if (start[0].equals("CONNECT")) {
                int port = Integer.parseInt(start[1].substring(start[1].lastIndexOf(':') + 1));
                try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    client.write(ascii("HTTP/1.1 200 Connection established\r\n\r\n"));
                    copyBothWays(socket, server);
                }
            } else {
                plain(socket, head, start);
            }
        } catch (IOException | RuntimeException e) {
            // The test has ended, or a server is not there: the connection ends.
        }
    }

    /** Not a byte more than the head, since what follows is copied. */
    private static RawMessage readHead(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            text.append((char) next);
        }
        List<String> lines = text.toString().strip().lines().toList();
        return new RawMessage(lines.get(0), lines.subList(1, lines.size()), new byte[0], List.of());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One request a connection; its body and the response are copied as they are. */
    private void plain(Socket client, RawMessage head, String[] start) throws IOException {
        URI target = URI.create(start[1]);
        int port = target.getPort() < 0 ? 80 : target.getPort();
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            StringBuilder text = new StringBuilder();
            String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
            text.append(start[0])
                    .append(' ')
                    .append(target.getRawPath())
                    .append(query)
                    .append(" HTTP/1.1\r\n");
            head.headers().stream()
                    .filter(header -> !header.startsWith("Proxy-"))
                    .forEach(header -> text.append(header).append("\r\n"));
            text.append("Via: 1.1 proxy\r\n\r\n");
            server.getOutputStream().write(ascii(text.toString()));
            copyBothWays(client, server);
        }
    }

    private void copyBothWays(Socket client, Socket server) throws IOException {
        threads.execute(() -> copy(client, server));
        copy(server, client);
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // One of them is gone.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
