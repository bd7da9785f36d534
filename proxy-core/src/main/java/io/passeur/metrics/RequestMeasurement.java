package io.passeur.metrics;

import io.passeur.observation.Tunnel;
import io.passeur.tls.TlsConnection;
import java.util.List;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
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

    /** The status that nginx uses for clients that disconnect before the response; Traefik counts it too. */
    private static final int CLIENT_CLOSED_REQUEST = 499;

    /**
     * @param failure why the response is broken; null if it is complete
     * @param tls null on plain text
     */
    static RequestMeasurement of(
            Request request,
            Response response,
            @Nullable Throwable failure,
            long requestBytes,
            long responseBytes,
            List<String> headers,
            @Nullable TlsConnection tls) {
        boolean left = failure != null && !response.isCommitted();
        int status = left ? CLIENT_CLOSED_REQUEST : response.getStatus();
        Method method = Method.of(request.getMethod());
        Protocol protocol = Protocol.of(request.getHeaders());
        ConnectionMetaData connection = request.getConnectionMetaData();
        return new RequestMeasurement(
                RequestClass.of(protocol.isGrpc() ? GrpcCode.of(response) : status, method, protocol),
                SemanticRequestClass.of(status, method, connection.isSecure(), connection.getHttpVersion()),
                Math.max(0, requestBytes),
                Math.max(0, responseBytes),
                headers,
                tls == null ? null : tls.protocol(),
                tls == null ? null : tls.cipherSuite());
    }

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
