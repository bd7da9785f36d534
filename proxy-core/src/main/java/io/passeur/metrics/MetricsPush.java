package io.passeur.metrics;

/** What sends metrics to a collector. */
public interface MetricsPush extends AutoCloseable {

    /** There is no collector. */
    MetricsPush NONE = new MetricsPush() {
        @Override
        public void start() {}

        @Override
        public void close() {}
    };

    /** Begins to send. Before this nothing reaches the network. */
    void start();

    /** Sends once more, if it was started, and ends. */
    @Override
    void close();
}
