package io.passeur.metrics;

/** Who receives metrics. */
enum MetricsConsumer {
    PROMETHEUS,
    COLLECTOR
}
