package io.passeur.resolver.acme.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.passeur.resolver.acme.storage.GoPem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Stands before Pebble, and adds what Pebble cannot do: renewal information, rate limits, overload. */
public final class Front implements AutoCloseable {

    private final int behind;
    private final HttpsServer server;
    private final HttpClient client;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile @Nullable Answer orders;
    private volatile String renewal = "";

    /** An answer that Pebble does not give. */
    public record Answer(int status, String retryAfter, String type, String detail) {}

    public Front(Pebble pebble) throws Exception {
        behind = pebble.port();
        SSLContext context = context(pebble);
        client = HttpClient.newBuilder().sslContext(context).build();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.setExecutor(executor);
        server.createContext("/", this::serve);
        server.start();
    }

    private static SSLContext context(Pebble pebble) throws Exception {
        X509Certificate root =
                GoPem.certificates(Files.readString(pebble.root())).get(0);
        PrivateKey key = GoPem.key(Files.readString(pebble.root().resolveSibling("ca.key")));
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry("front", key, new char[0], new X509Certificate[] {root});
        store.setCertificateEntry("root", root);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private String base() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    public String directory() {
        return base() + "/dir";
    }

    /** Method, path and user agent of all requests. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** @param answer to new orders; null to let them through */
    public void answerOrders(@Nullable Answer answer) {
        orders = answer;
    }

    /** @param json what is said about every certificate; not offered if empty */
    public void sayAboutRenewal(String json) {
        renewal = json;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod()
                + ' '
                + path
                + ' '
                + exchange.getRequestHeaders().getFirst("User-Agent"));
        Answer answer = orders;
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.startsWith("/ari/")) {
                send(exchange, 200, "application/json", renewal);
            } else if (path.equals("/order-plz") && answer != null) {
                if (!answer.retryAfter().isEmpty()) {
                    exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
                }
                String type = answer.type().isEmpty() ? "text/plain" : "application/problem+json";
                String json = "{\"type\":\"urn:ietf:params:acme:error:" + answer.type() + "\",\"detail\":\""
                        + answer.detail() + "\"}";
                send(exchange, answer.status(), type, json);
            } else {
                pass(exchange, path, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(HttpExchange exchange, String path, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + behind + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Host", exchange.getRequestHeaders().getFirst("Host"))
                .header("User-Agent", "front")
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null) {
            request.header("Content-Type", type);
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (String name : List.of("Replay-Nonce", "Location", "Link")) {
            answer.headers()
                    .allValues(name)
                    .forEach(value -> exchange.getResponseHeaders().add(name, value));
        }
        String text = answer.body();
        if (path.equals("/dir") && !renewal.isEmpty()) {
            text = text.replaceFirst("\\{", "{\"renewalInfo\":\"" + base() + "/ari\",");
        }
        send(
                exchange,
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse("text/plain"),
                text);
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean none = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
        exchange.sendResponseHeaders(status, none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
