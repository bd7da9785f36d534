/**
 * Request tracing with OpenTelemetry. An observer of each entry point begins and ends the span of a request; upstreams
 * and middlewares are wrapped so that they begin child spans and pass their context to the server. It takes settings
 * and an exporter, and produces spans. Without {@code tracing} in the configuration, requests do not pass through it.
 * Called by {@code server}.
 */
@NullMarked
package io.passeur.tracing;

import org.jspecify.annotations.NullMarked;
