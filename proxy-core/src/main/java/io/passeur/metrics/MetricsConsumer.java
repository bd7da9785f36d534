package io.passeur.metrics;

/** A consumer of metrics. */
enum MetricsConsumer {
    PROMETHEUS,
    COLLECTOR
}
