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
 * <p>A middleware that calls itself non-blocking is run on a selector thread, any other on the executor.
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

    /** A harness for the middleware that {@code factory} makes of {@code config}; the name is {@code test@harness}. */
    public static <C extends Record> Builder of(MiddlewareFactory<C> factory, C config) {
        return new Builder(context -> factory.create(config, context));
    }

    /** The same, with settings bound as those of a file are: {@code Map.of("prefix", "/app")}. */
    public static <C extends Record> Builder of(MiddlewareFactory<C> factory, Map<String, ?> settings) {
        return new Builder(
                context -> factory.create(Settings.bind(factory.configType(), settings, factory.type()), context));
    }

    /** Sends GET with the given header lines and a Host of {@code example.org}, and reads the response. */
    public RawMessage get(String target, String... headerLines) {
        return request("GET", target, headerLines);
    }

    /** Sends a request without a body; a line {@code Host: …} among the headers takes the place of the usual host. */
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

    /** The newest request that came through to the handler; an assertion error if there is none. */
    public ReceivedRequest received() {
        return backend.newest();
    }

    /** The newest request that a service got; an assertion error if there is none. */
    public ReceivedRequest received(String service) {
        return context.services().server(service).backend().newest();
    }

    /** How many requests a service got. */
    public int receivedCount(String service) {
        return context.services().server(service).backend().count();
    }

    /** The URL of a service's server, for middlewares that send to URLs. */
    public String url(String service) {
        return context.services().server(service).url();
    }

    /** How many requests came through. */
    public int receivedCount() {
        return backend.count();
    }

    /** What the middleware logged so far, each line as {@code LEVEL message}. */
    public List<String> log() {
        return context.lines();
    }

    /** What the middleware has reported and not withdrawn, {@code SEVERITY message} by key. */
    public Map<String, String> problems() {
        return context.reported();
    }

    /** What the middleware has measured: {@code name[label values]}. */
    public Map<String, Double> measured() {
        return context.measured();
    }

    /** Whether the middleware has asked to be made anew. */
    public boolean isReplacementRequested() {
        return context.isReplacementRequested();
    }

    @Override
    public void close() {
        server.stop();
        middleware.close();
        context.close();
    }

    /** What to start. */
    public static final class Builder {

        /** Makes the middleware. */
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

        /** What answers the requests that come through; otherwise it is 200 with the body {@code ok}. */
        public Builder answering(Request.Handler handler) {
            this.handler = handler;
            return this;
        }

        /**
         * A service that the middleware may send requests to, {@code name} or {@code name@provider}: a real server on a free
         * port. What it gets is shown by {@link MiddlewareHarness#received(String)}.
         */
        public Builder service(String name, Request.Handler handler) {
            services.put(name, handler);
            return this;
        }

        /** Lets requests look as if they had come over TLS. */
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
