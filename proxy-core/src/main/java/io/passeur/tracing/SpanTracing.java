package io.passeur.tracing;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.passeur.config.TracingConfiguration;
import io.passeur.http.forward.Upstream;
import io.passeur.http.forward.UpstreamTarget;
import io.passeur.observation.RequestObserver;
import io.passeur.observation.SubRequestTracer;
import io.passeur.spi.Middleware;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Creates spans with OpenTelemetry's SDK and exports them in batches. */
final class SpanTracing implements Tracing {

    /** Traefik's, because dashboards and processors of collectors select by it. */
    private static final String NAME = "github.com/traefik/traefik";

    private static final Duration FLUSH_PATIENCE = Duration.ofSeconds(3);
    /** A request head may have a megabyte, and many spans may wait. */
    private static final int MAX_ATTRIBUTE_LENGTH = 4096;

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final TraceContextPropagation propagation;
    private final SpanWriter writer;
    private final boolean internals;

    SpanTracing(
            TracingConfiguration configuration,
            SpanExporter exporter,
            Resource resource,
            Map<String, String> environment) {
        propagation = new TraceContextPropagation(Propagators.of(environment));
        writer = new SpanWriter(
                CapturedHeaders.of("http.request.header.", configuration.capturedRequestHeaders()),
                CapturedHeaders.of("http.response.header.", configuration.capturedResponseHeaders()),
                new QueryRedaction(configuration.safeQueryParams()));
        internals = configuration.addInternals();
        provider = SdkTracerProvider.builder()
                .setResource(resource)
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(configuration.sampleRate())))
                .setSpanLimits(SpanLimits.builder()
                        .setMaxAttributeValueLength(MAX_ATTRIBUTE_LENGTH)
                        .build())
                .addSpanProcessor(BatchSettings.of(environment).to(exporter))
                .build();
        tracer = provider.get(NAME);
    }

    @Override
    public List<RequestObserver> observers(boolean unrouted) {
        return List.of(new EntryPointTracer(tracer, propagation, writer, unrouted, internals));
    }

    @Override
    public Upstream around(Upstream upstream, UpstreamTarget target) {
        return new TracedUpstream(upstream, target, propagation, writer);
    }

    @Override
    public Middleware around(String name, String type, Middleware middleware) {
        return new TracedMiddleware(name, SpanNames.of(type), middleware);
    }

    @Override
    public SubRequestTracer subRequests() {
        return new SubRequestSpans();
    }

    @Override
    public void close() {
        provider.shutdown().join(FLUSH_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
