package io.passeur.metrics;

import io.passeur.observation.Tunnel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What entry point, router and service count of a request, apart from its duration.
 *
 * @param kind made by {@link RequestClass}
 * @param semanticKind made by {@link SemanticRequestClass}
 * @param requestBytes the bytes of the body that were read
 * @param headers the header values that become labels
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

    /** The same with the bytes that went through the request's tunnel. */
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
