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

/** What traces requests: observers of entry points, and what is put around the steps that a request takes. Thread-safe. */
public interface Tracing extends AutoCloseable {

    /**
     * Traces as a configuration wants them.
     *
     * @param exporter is closed with this
     * @param resource says who traces
     * @param environment the variables of OpenTelemetry in it count
     * @throws ConfigurationException if one of the variables is wrong
     */
    static Tracing of(
            TracingConfiguration configuration,
            SpanExporter exporter,
            Resource resource,
            Map<String, String> environment) {
        return new SpanTracing(configuration, exporter, resource, environment);
    }

    /** Adds nothing to anything. */
    static Tracing off() {
        return new NoTracing();
    }

    /**
     * Who traces the requests of an entry point; to be told before those who want to know the ids of traces.
     *
     * @param unrouted whether requests are traced that no router takes
     */
    List<RequestObserver> observers(boolean unrouted);

    /** Lets each request that goes this way have a span, of which the server is told. */
    Upstream around(Upstream upstream, UpstreamTarget target);

    /**
     * Lets a middleware have a span for each request whose trace is detailed.
     *
     * @param name of the element, in full
     */
    Middleware around(String name, String type, Middleware middleware);

    /** Traces the requests that middlewares send. */
    SubRequestTracer subRequests();

    /** Exports what waits, but does not wait long for a collector that does not take it. */
    @Override
    void close();
}
