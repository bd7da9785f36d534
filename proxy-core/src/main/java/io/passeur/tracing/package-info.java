/**
 * Traces of requests by OpenTelemetry. An observer of each entry point begins and ends the span of a request; servers and
 * middlewares are wrapped so that they begin spans within it and tell the server which one it works for. In come the settings
 * and an exporter, out go spans. Without {@code tracing} in the configuration nothing of it is in the way of a request.
 * Called by {@code server}.
 */
@NullMarked
package io.passeur.tracing;

import org.jspecify.annotations.NullMarked;
