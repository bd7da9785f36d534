package io.passeur.spi;

import org.jspecify.annotations.Nullable;

/** {@code observability} of a router or an entry point; what is absent falls back to the entry point, then to true. */
public record ObservabilitySpec(
        @Nullable Boolean accessLogs,
        @Nullable Boolean metrics,
        @Nullable Boolean tracing,
        @Default("minimal") String traceVerbosity) {}
