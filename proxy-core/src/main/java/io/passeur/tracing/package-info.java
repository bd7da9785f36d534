/**
 * Traces of requests with OpenTelemetry. An observer of each entry point starts and ends the span of a request; upstreams and
 * middlewares are wrapped, so that they start child spans and propagate them to servers. In come the settings and an exporter,
 * out go spans. Without {@code tracing} in the configuration, requests pay nothing. Called by {@code server}.
 */
@NullMarked
package io.passeur.tracing;

import org.jspecify.annotations.NullMarked;
