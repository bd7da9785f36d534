package io.passeur.resolver.acme.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.passeur.spi.CertificateResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands for the entry point on port 80. */
public final class HttpResponder implements AutoCloseable {

    private static final String PREFIX = "/.well-known/acme-challenge/";

    private final HttpServer server;
    private final Set<String> ignored = ConcurrentHashMap.newKeySet();
    private final List<CertificateResolver> resolvers = new CopyOnWriteArrayList<>();

    public HttpResponder(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
        server.createContext(PREFIX, this::answer);
        server.start();
    }

    /** Does not answer for this host, as if it belonged to somebody else. */
    public void ignore(String host) {
        ignored.add(host);
    }

    public void add(CertificateResolver resolver) {
        resolvers.add(resolver);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestURI().getPath().substring(PREFIX.length());
        String host = exchange.getRequestHeaders().getFirst("Host").replaceFirst(":\\d+$", "");
        byte[] body = resolvers.stream()
                .map(resolver -> resolver.httpChallengeResponse(host, token))
                .filter(answer -> answer != null && !ignored.contains(host))
                .findFirst()
                .map(answer -> answer.getBytes(StandardCharsets.US_ASCII))
                .orElse(new byte[0]);
        try (exchange) {
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
