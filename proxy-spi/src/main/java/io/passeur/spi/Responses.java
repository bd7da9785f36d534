package io.passeur.spi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** The answers that the proxy gives itself, byte for byte as Traefik gives them. None of them blocks. */
public final class Responses {

    private Responses() {}

    /** The status' text as the body, without a newline and without any {@code Content-Type}. */
    public static void statusText(Response response, Callback callback, int status) {
        send(response, callback, status, StatusText.of(status));
    }

    /** {@code text} and a newline as plain text that browsers must not sniff. */
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

    /** {@code body} with the headers that the response has already. */
    public static void send(Response response, Callback callback, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }
}
