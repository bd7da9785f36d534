package io.passeur.entrypoint;

import io.passeur.spi.StatusText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Replaces Jetty's error pages with status and reason in plain text, such as {@code 400 Bad Request: Duplicate Host Header}.
 * After a request that could not be parsed, the connection is closed.
 */
final class PlainErrors implements Request.Handler {

    /** Where a reason begins to quote the client's bytes, as in {@code Illegal character ALPHA='x'}. */
    private static final Pattern QUOTATION = Pattern.compile(" [A-Z]+=| ['\"].*");

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        int status = standard(response.getStatus());
        response.setStatus(status);
        byte[] body = isToHead(request) ? new byte[0] : body(status, cause).getBytes(StandardCharsets.UTF_8);
        boolean close = status != 500 || cause instanceof HttpException;
        if (close && request.getConnectionMetaData().getConnection() instanceof ClientHttpConnection) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
        if (body.length > 0) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    /**
     * A long target is a long head, as for Go. No other protocol can be offered to a client that speaks another HTTP than 1.x
     * in the form of HTTP/1.1.
     */
    private static int standard(int status) {
        return switch (status) {
            case 414 -> 431;
            case 426 -> 505;
            default -> status;
        };
    }

    /** Jetty itself knows this only of requests that it could parse. */
    private static boolean isToHead(Request request) {
        return request.getConnectionMetaData().getConnection() instanceof ClientHttpConnection connection
                && connection.isToHead();
    }

    private static String body(int status, @Nullable Object cause) {
        String text = StatusText.of(status);
        boolean ofProxy = status >= 500 && status != HttpStatus.NOT_IMPLEMENTED_501;
        if (ofProxy || !(cause instanceof HttpException reason)) {
            return text + "\n";
        }
        String detail = reason.getReason();
        if (text.equals(detail) && ((Throwable) reason).getCause() instanceof IllegalArgumentException) {
            // A malformed target; Traefik gives no reason either.
            return "";
        }
        String own = detail == null ? "" : QUOTATION.split(detail, 2)[0];
        boolean vague = status == 431 || own.isEmpty() || text.equalsIgnoreCase(own);
        return status + " " + text + (vague ? "" : ": " + own);
    }
}
