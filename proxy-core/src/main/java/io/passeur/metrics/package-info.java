/**
 * Counts requests by entry point, router, service and server under Traefik's names, for Prometheus and OpenTelemetry collectors.
 * {@link io.passeur.metrics.Recorder}s observe entry points and add to {@link io.passeur.metrics.RequestCounters} without locks
 * and garbage; scrapes and exports read the same counters on threads that carry no requests. Elements that a configuration no
 * longer has are exported once more and then dropped.
 */
@NullMarked
package io.passeur.metrics;

import org.jspecify.annotations.NullMarked;
