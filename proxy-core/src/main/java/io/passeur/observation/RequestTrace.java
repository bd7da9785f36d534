package io.passeur.observation;

/** The trace that a request is part of, as others may refer to it. */
public interface RequestTrace {

    /** The trace's id in lower-case hexadecimal, 32 digits. */
    String traceId();

    /** The id of the span that stands for the request as a whole, 16 digits. */
    String spanId();
}
