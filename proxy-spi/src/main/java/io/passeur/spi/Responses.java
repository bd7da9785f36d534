package io.passeur.spi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Responses of the proxy itself, byte for byte the same as Traefik's. No method blocks. */
public final class Responses {

    private Responses() {}

    /** A response whose body is the status text, without a newline or a {@code Content-Type}. */
    public static void statusText(Response response, Callback callback, int status) {
        send(response, callback, status, StatusText.of(status));
    }

    /** A response with {@code text} and a newline as plain text, with {@code nosniff}. */
    public static void error(Response response, Callback callback, int status, String text) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        send(response, callback, status, text + "\n");
    }

    /** A status without a body. */
    public static void empty(Response response, Callback callback, int status) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        response.write(true, BufferUtil.EMPTY_BUFFER, callback);
    }

    /** A response with {@code body} and the headers that are already set. */
    public static void send(Response response, Callback callback, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }
}
