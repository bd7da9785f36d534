/**
 * Sends the proxy's own telemetry to a collector over OTLP: endpoint, headers and TLS settings of a configuration
 * become exporters for OpenTelemetry's SDK, over HTTP or gRPC. Metrics and traces both use it. It knows nothing about
 * the contents. Each failure is logged once, with the name of the option.
 */
@NullMarked
package io.passeur.otlp;

import org.jspecify.annotations.NullMarked;
