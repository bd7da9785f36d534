package io.passeur.observation;

/** The ids of a request's trace. */
public interface RequestTrace {

    /** The trace's id in lower-case hexadecimal, 32 digits. */
    String traceId();

    /** The id of the span of the whole request in lower-case hexadecimal, 16 digits. */
    String spanId();
}
