package io.passeur.api;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A response of the API. */
record ApiResponse(int status, String contentType, byte[] body, Map<String, String> headers) {

    static ApiResponse json(Object value) {
        return json(value, Map.of());
    }

    static ApiResponse json(Object value, Map<String, String> headers) {
        return new ApiResponse(HttpStatus.OK_200, "application/json", Json.bytes(value), headers);
    }

    /** As Go's {@code http.Error} sends it. */
    static ApiResponse error(int status, String message) {
        byte[] body = Json.bytes(new JsonObject().always("message", message));
        return new ApiResponse(status, "text/plain; charset=utf-8", body, Map.of("X-Content-Type-Options", "nosniff"));
    }

    void send(Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
