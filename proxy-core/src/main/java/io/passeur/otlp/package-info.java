/**
 * Sends the proxy's telemetry to a collector by the OpenTelemetry protocol. Endpoint, headers and TLS of a configuration become
 * exporters for OpenTelemetry's SDK, over HTTP or gRPC, which metrics and traces share. A failure is logged once, with the name
 * of the option.
 */
@NullMarked
package io.passeur.otlp;

import org.jspecify.annotations.NullMarked;
