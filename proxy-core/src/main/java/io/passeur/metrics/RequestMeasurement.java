package io.passeur.metrics;

import io.passeur.observation.Tunnel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all that took part in a request count of it, besides how long it took.
 *
 * @param kind made by {@link RequestClass}
 * @param semanticKind made by {@link SemanticRequestClass}
 * @param requestBytes of the body, as far as it was read
 * @param headers the values that become labels
 * @param tlsProtocol null on plain text, as {@code tlsCipher}
 */
record RequestMeasurement(
        int kind,
        int semanticKind,
        long requestBytes,
        long responseBytes,
        List<String> headers,
        @Nullable String tlsProtocol,
        @Nullable String tlsCipher) {

    /** The same with what went through the tunnel that came of the request. */
    RequestMeasurement with(Tunnel tunnel) {
        return new RequestMeasurement(
                kind,
                semanticKind,
                requestBytes + tunnel.bytesToServer(),
                responseBytes + tunnel.bytesToClient(),
                headers,
                tlsProtocol,
                tlsCipher);
    }
}
