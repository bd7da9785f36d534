package io.passeur.server;

/** What sends metrics to a collector, until it is closed. */
record MetricsPush(AutoCloseable push) implements AutoCloseable {

    @Override
    public void close() throws Exception {
        push.close();
    }
}
