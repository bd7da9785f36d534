package io.passeur.metrics;

import io.passeur.observation.Tunnel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all participants count for a request, besides its duration.
 *
 * @param kind made by {@link RequestClass}
 * @param semanticKind made by {@link SemanticRequestClass}
 * @param requestBytes of the body, as far as it was read
 * @param headers the values that become labels
 * @param tlsProtocol null on plain text, like {@code tlsCipher}
 */
record RequestMeasurement(
        int kind,
        int semanticKind,
        long requestBytes,
        long responseBytes,
        List<String> headers,
        @Nullable String tlsProtocol,
        @Nullable String tlsCipher) {

    /** The same with the bytes of the tunnel that the request opened. */
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
