package io.passeur.testing;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/**
 * One middleware between a real client and a real handler, without the rest of the proxy: a server on a free port of this
 * machine.
 *
 * <pre>{@code
 * try (MiddlewareHarness harness = MiddlewareHarness.of(new AddPrefixFactory(), new AddPrefixConfig("/app")).start()) {
 *     assertThat(harness.get("/x").status()).isEqualTo(200);
 *     assertThat(harness.received().target()).isEqualTo("/app/x");
 * }
 * }</pre>
 *
 * <p>A middleware that declares itself non-blocking runs on a selector thread, any other on the executor.
 */
public final class MiddlewareHarness implements AutoCloseable {

    private final HarnessContext context;
    private final Middleware middleware;
    private final HarnessServer server;
    private final HarnessBackend backend;

    private MiddlewareHarness(HarnessContext context, Middleware middleware, HarnessServer server, HarnessBackend end) {
        this.context = context;
        this.middleware = middleware;
        this.server = server;
        this.backend = end;
    }

    /**
     * A harness for the middleware that {@code factory} creates from {@code config}; its name is {@code test@harness}.
     */
    public static <C extends Record> Builder of(MiddlewareFactory<C> factory, C config) {
        return new Builder(context -> factory.create(config, context));
    }

    /** The same, with settings that are bound like those of a file: {@code Map.of("prefix", "/app")}. */
    public static <C extends Record> Builder of(MiddlewareFactory<C> factory, Map<String, ?> settings) {
        return new Builder(
                context -> factory.create(Settings.bind(factory.configType(), settings, factory.type()), context));
    }

    /** Sends a GET request with the host {@code example.org} and the given header lines, and reads the response. */
    public RawMessage get(String target, String... headerLines) {
        return request("GET", target, headerLines);
    }

    /** Sends a request without a body. A line {@code Host: …} among the headers replaces the default host. */
    public RawMessage request(String method, String target, String... headerLines) {
        boolean host = List.of(headerLines).stream().anyMatch(line -> line.startsWith("Host:"));
        String headers = headerLines.length == 0 ? "" : String.join("\n", headerLines) + "\n";
        String head = method + " " + target + " HTTP/1.1\n" + (host ? "" : "Host: example.org\n") + headers + "\n";
        try (RawConnection connection = RawConnection.to(port())) {
            connection.sendLines(head);
            return method.equals("HEAD") ? connection.readHeadResponse() : connection.readResponse();
        }
    }

    public int port() {
        return server.port();
    }

    /** The newest request that reached the handler. Throws an assertion error if there is none. */
    public ReceivedRequest received() {
        return backend.newest();
    }

    /** The newest request that a service received. Throws an assertion error if there is none. */
    public ReceivedRequest received(String service) {
        return context.services().server(service).backend().newest();
    }

    /** The number of requests that a service received. */
    public int receivedCount(String service) {
        return context.services().server(service).backend().count();
    }

    /** The URL of a service's server, for middlewares that send to URLs. */
    public String url(String service) {
        return context.services().server(service).url();
    }

    /** The number of requests that reached the handler. */
    public int receivedCount() {
        return backend.count();
    }

    /** The lines that the middleware has logged so far, each as {@code LEVEL message}. */
    public List<String> log() {
        return context.lines();
    }

    /** The problems that the middleware has reported and not withdrawn: {@code SEVERITY message} by key. */
    public Map<String, String> problems() {
        return context.reported();
    }

    /** The values of the middleware's meters, by {@code name[label values]}. */
    public Map<String, Double> measured() {
        return context.measured();
    }

    /** Whether the middleware has requested its replacement. */
    public boolean isReplacementRequested() {
        return context.isReplacementRequested();
    }

    @Override
    public void close() {
        server.stop();
        middleware.close();
        context.close();
    }

    /** The parts of a harness. */
    public static final class Builder {

        /** Creates the middleware. */
        interface Maker {
            Middleware make(HarnessContext context);
        }

        private final Maker maker;
        private Request.Handler handler = HarnessBackend.OK;
        private final Map<String, Request.Handler> services = new HashMap<>();
        private boolean secure;

        private Builder(Maker maker) {
            this.maker = maker;
        }

        /**
         * Sets the handler of requests that pass the middleware. The default responds with 200 and the body {@code ok}.
         */
        public Builder respondingWith(Request.Handler handler) {
            this.handler = handler;
            return this;
        }

        /**
         * Adds a service to which the middleware may send requests, {@code name} or {@code name@provider}: a real
         * server on a free port. {@link MiddlewareHarness#received(String)} returns what it received.
         */
        public Builder service(String name, Request.Handler handler) {
            services.put(name, handler);
            return this;
        }

        /** Makes requests look as if they had arrived over TLS. */
        public Builder secure() {
            secure = true;
            return this;
        }

        /** @throws ConfigurationException if the factory refuses the settings */
        public MiddlewareHarness start() {
            HarnessContext context = new HarnessContext(services);
            try {
                Middleware middleware = maker.make(context);
                context.made();
                HarnessBackend backend = new HarnessBackend(handler);
                return new MiddlewareHarness(
                        context, middleware, HarnessServer.start(middleware, backend, context, secure), backend);
            } catch (Throwable failure) {
                context.close();
                throw failure;
            }
        }
    }
}
