package io.passeur.spec;

import org.jspecify.annotations.Nullable;

/**
 * {@code observability} of a router: what is observed of its requests. What is absent falls back to the entry point.
 *
 * @param accessLogs whether they are logged
 * @param metrics whether they are counted
 * @param tracing whether they are traced
 * @param traceVerbosity how much traces show
 */
public record ObservabilitySpec(
        @Nullable Boolean accessLogs,
        @Nullable Boolean metrics,
        @Nullable Boolean tracing,
        @Nullable TraceVerbosity traceVerbosity) {

    /** Leaves everything to the entry point. */
    public static final ObservabilitySpec OPEN = new ObservabilitySpec(null, null, null, null);

    /** How much a trace shows of a request. */
    public enum TraceVerbosity {
        /** What came in and what went to the server. */
        MINIMAL,
        /** Also router, service and each middleware. */
        DETAILED
    }
}
