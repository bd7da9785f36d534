package io.passeur.tracing;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.extension.trace.propagation.B3Propagator;
import io.opentelemetry.extension.trace.propagation.JaegerPropagator;
import io.opentelemetry.extension.trace.propagation.OtTracePropagator;
import io.passeur.spi.ConfigurationException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The headers that carry traces, as {@code OTEL_PROPAGATORS} names them. */
final class Propagators {

    private static final String VARIABLE = "OTEL_PROPAGATORS";
    private static final String USUAL = "tracecontext,baggage";

    private Propagators() {}

    /** @throws ConfigurationException if one is unknown */
    static TextMapPropagator of(Map<String, String> environment) {
        List<String> names = Arrays.stream(
                        environment.getOrDefault(VARIABLE, USUAL).split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return names.contains("none")
                ? TextMapPropagator.noop()
                : TextMapPropagator.composite(
                        names.stream().map(Propagators::propagator).toList());
    }

    private static TextMapPropagator propagator(String name) {
        return switch (name) {
            case "tracecontext" -> W3CTraceContextPropagator.getInstance();
            case "baggage" -> W3CBaggagePropagator.getInstance();
            case "b3" -> B3Propagator.injectingSingleHeader();
            case "b3multi" -> B3Propagator.injectingMultiHeaders();
            case "jaeger" -> JaegerPropagator.getInstance();
            case "ottrace" -> OtTracePropagator.getInstance();
            default ->
                throw new ConfigurationException(VARIABLE + ": \"" + name
                        + "\" is unknown (expected: tracecontext, baggage, b3, b3multi, jaeger, ottrace, none)");
        };
    }
}
