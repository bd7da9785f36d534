package io.passeur.tracing;

import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.passeur.config.TracingConfiguration;
import io.passeur.http.forward.Upstream;
import io.passeur.http.forward.UpstreamTarget;
import io.passeur.observation.RequestObserver;
import io.passeur.observation.SubRequestTracer;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Middleware;
import java.util.List;
import java.util.Map;

/** What traces requests: observers of entry points, and wrappers around the steps of a request. Thread-safe. */
public interface Tracing extends AutoCloseable {

    /**
     * Traces according to a configuration.
     *
     * @param exporter is closed with this
     * @param resource the identity of the sender
     * @param environment OpenTelemetry's variables in it apply
     * @throws ConfigurationException if one of the variables is invalid
     */
    static Tracing of(
            TracingConfiguration configuration,
            SpanExporter exporter,
            Resource resource,
            Map<String, String> environment) {
        return new SpanTracing(configuration, exporter, resource, environment);
    }

    /** Does nothing. */
    static Tracing off() {
        return new NoTracing();
    }

    /**
     * The tracer of an entry point's requests; it must come before observers that need the IDs of traces.
     *
     * @param unrouted whether requests are traced that no router takes
     */
    List<RequestObserver> observers(boolean unrouted);

    /** Gives each request to this upstream a span, whose context the server receives. */
    Upstream around(Upstream upstream, UpstreamTarget target);

    /**
     * Gives a middleware a span for each request with a detailed trace.
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
