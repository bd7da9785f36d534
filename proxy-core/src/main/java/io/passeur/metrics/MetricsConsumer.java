package io.passeur.metrics;

/** Who is told what was counted. */
enum MetricsConsumer {
    PROMETHEUS,
    COLLECTOR
}
