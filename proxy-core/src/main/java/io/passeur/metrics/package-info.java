/**
 * Counts requests by entry point, router, service and server, and publishes the counts to Prometheus and OpenTelemetry
 * collectors under Traefik's names. {@link io.passeur.metrics.Recorder}s observe entry points and add to
 * {@link io.passeur.metrics.RequestCounters}, which takes no lock and allocates nothing. Scrapes and exports read the
 * same counters, on threads that carry no requests. What a configuration no longer has is published once more and then
 * forgotten.
 */
@NullMarked
package io.passeur.metrics;

import org.jspecify.annotations.NullMarked;
