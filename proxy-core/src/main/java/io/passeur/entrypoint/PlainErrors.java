package io.passeur.entrypoint;

import io.passeur.spi.StatusText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Replaces Jetty's error pages with status and reason in plain text, such as {@code 400 Bad Request: Duplicate Host Header}.
 * The requests could not be parsed, so the connection is closed.
 */
final class PlainErrors implements Request.Handler {

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus() == 414 ? 431 : response.getStatus();
        response.setStatus(status);
        byte[] body = body(request, status).getBytes(StandardCharsets.UTF_8);
        if (status < 500 && !request.getConnectionMetaData().getHttpVersion().equals(HttpVersion.HTTP_2)) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
        if (body.length > 0) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static String body(Request request, int status) {
        String text = StatusText.of(status);
        Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        boolean ofProxy = status >= 500 && status != HttpStatus.NOT_IMPLEMENTED_501;
        if (ofProxy || !(cause instanceof HttpException reason)) {
            return text + "\n";
        }
        String detail = reason.getReason();
        if (text.equals(detail) && ((Throwable) reason).getCause() instanceof IllegalArgumentException) {
            // A malformed target; Traefik gives no reason either.
            return "";
        }
        boolean vague = status == 431 || detail == null || detail.isEmpty() || text.equalsIgnoreCase(detail);
        return status + " " + text + (vague ? "" : ": " + detail);
    }
}
