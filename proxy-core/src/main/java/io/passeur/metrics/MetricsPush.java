package io.passeur.metrics;

/** Sends metrics to a collector. */
public interface MetricsPush extends AutoCloseable {

    /** There is no collector. */
    MetricsPush NONE = new MetricsPush() {
        @Override
        public void start() {}

        @Override
        public void close() {}
    };

    /** Starts to send. Nothing reaches the network before. */
    void start();

    /** Sends a last time, if it was started, and stops. */
    @Override
    void close();
}
