/**
 * Counts requests by entry point, router, service and server, and tells Prometheus and collectors of OpenTelemetry, by the names
 * that Traefik gave. {@link io.passeur.metrics.Recorder}s observe entry points and add to {@link io.passeur.metrics.RequestCounters}s, which
 * costs neither lock nor garbage; whoever scrapes or exports reads the same cells, on threads that carry no requests. What a
 * configuration no longer has is told once more and then forgotten.
 */
@NullMarked
package io.passeur.metrics;

import org.jspecify.annotations.NullMarked;
