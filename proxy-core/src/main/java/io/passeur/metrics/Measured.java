package io.passeur.metrics;

/**
 * What is added up of one request.
 *
 * @param durationClass that of {@code nanos}
 * @param requestBytes of the body, as far as it was read
 */
record Measured(int durationClass, long nanos, long requestBytes, long responseBytes) {}
