package io.passeur.api;

import io.passeur.spi.Responses;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Serves the dashboard's files. */
final class Dashboard {

    static final String MISSING = "this installation does not contain the dashboard";

    /** No content of other origins, no inline scripts, and no framing by other sites. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    private final DashboardFiles files = new DashboardFiles();
    private final Gate gate;

    Dashboard(Gate gate) {
        this.gate = gate;
    }

    /** Redirects to {@code /dashboard/} below the base path and the prefix that middlewares removed. */
    void redirect(String base, int status, Request request, Response response, Callback callback) {
        if (isNoRead(request)) {
            notAllowed(response, callback);
            return;
        }
        response.getHeaders().put(HttpHeader.LOCATION, ForwardedPrefix.of(request) + base + "/dashboard/");
        Responses.empty(response, callback, status);
    }

    /** @param name behind {@code /dashboard/} */
    void respond(String name, Request request, Response response, Callback callback) {
        if (isNoRead(request)) {
            notAllowed(response, callback);
        } else {
            gate.run(
                    done -> send(files.find(name.isEmpty() ? "index.html" : name), request, response, done),
                    response,
                    callback);
        }
    }

    private static boolean isNoRead(Request request) {
        return !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
    }

    private static void notAllowed(Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
        Responses.empty(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
    }

    private void send(@Nullable DashboardFile file, Request request, Response response, Callback callback) {
        if (file == null) {
            String message = files.arePresent() ? "404 page not found" : MISSING;
            Responses.error(response, callback, HttpStatus.NOT_FOUND_404, message);
            return;
        }
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.ETAG, file.etag());
        headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        if (request.getHeaders().getCSV(HttpHeader.IF_NONE_MATCH, true).contains(file.etag())) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        } else {
            headers.put(HttpHeader.CONTENT_TYPE, file.contentType());
            headers.put(HttpHeader.CONTENT_LENGTH, file.content().length);
            response.setStatus(HttpStatus.OK_200);
            response.write(true, ByteBuffer.wrap(file.content()), callback);
        }
    }
}
