package io.passeur.tracing;

import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.passeur.config.TracingConfiguration;
import io.passeur.forward.Upstream;
import io.passeur.forward.UpstreamTarget;
import io.passeur.observation.RequestObserver;
import io.passeur.observation.SubRequestTracer;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Middleware;
import java.util.List;
import java.util.Map;

/** Traces requests, by observers of entry points and wrappers of middlewares and upstreams. Thread-safe. */
public interface Tracing extends AutoCloseable {

    /**
     * Creates the tracing of a configuration.
     *
     * @param exporter is closed with this
     * @param resource describes the proxy
     * @param environment OpenTelemetry's variables are read from it
     * @throws ConfigurationException if one of the variables is invalid
     */
    static Tracing of(
            TracingConfiguration configuration,
            SpanExporter exporter,
            Resource resource,
            Map<String, String> environment) {
        return new SpanTracing(configuration, exporter, resource, environment);
    }

    /** Tracing that is disabled. */
    static Tracing off() {
        return new NoTracing();
    }

    /**
     * The tracer of an entry point's requests; called before observers that read trace ids.
     *
     * @param unrouted whether requests that no router takes are traced
     */
    List<RequestObserver> observers(boolean unrouted);

    /** Wraps an upstream: each request gets a span, which the server learns of. */
    Upstream around(Upstream upstream, UpstreamTarget target);

    /**
     * Wraps a middleware: each request gets a span in detailed traces.
     *
     * @param name the full name of the element
     */
    Middleware around(String name, String type, Middleware middleware);

    /** Traces the requests that middlewares send. */
    SubRequestTracer subRequests();

    /** Exports the waiting spans, for a short time at most. */
    @Override
    void close();
}
