/**
 * The way of the proxy's own telemetry to a collector by the OpenTelemetry protocol: endpoint, headers and TLS of a
 * configuration become exporters for OpenTelemetry's SDK, over HTTP or gRPC. Metrics and traces both send through it. It knows
 * nothing of what is sent. What goes wrong is logged once, in words, by the name of the option.
 */
@NullMarked
package io.passeur.otlp;

import org.jspecify.annotations.NullMarked;
