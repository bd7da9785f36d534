package io.passeur.api;

import io.passeur.spi.Responses;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Serves the paths below {@code /api/}. */
final class ApiPaths {

    private static final String NOT_FOUND = "404 page not found";

    private final Resources resources;
    private final Gate gate;

    ApiPaths(Resources resources, Gate gate) {
        this.resources = resources;
        this.gate = gate;
    }

    /** @param path behind {@code /api/}, escaped */
    void respond(String path, Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Resource whole = resources.at(path);
        int slash = path.lastIndexOf('/');
        Resource above = whole != null || slash < 0 ? null : resources.at(path.substring(0, slash));
        if (whole == null && above == null) {
            Responses.error(response, callback, HttpStatus.NOT_FOUND_404, NOT_FOUND);
        } else if (!request.getMethod().equals("GET")) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET");
            Responses.empty(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
        } else {
            gate.run(
                    done -> send(make(whole, above, path.substring(slash + 1), request), response, done),
                    response,
                    callback);
        }
    }

    private static void send(@Nullable ApiResponse made, Response response, Callback callback) {
        if (made == null) {
            Responses.error(response, callback, HttpStatus.NOT_FOUND_404, NOT_FOUND);
        } else {
            made.send(response, callback);
        }
    }

    private static @Nullable ApiResponse make(
            @Nullable Resource whole, @Nullable Resource above, String last, Request request) {
        try {
            if (whole != null) {
                return whole.get(new Parameters(Request.extractQueryParameters(request, StandardCharsets.UTF_8)));
            }
            return above == null ? null : above.get(decode(last));
        } catch (ApiException e) {
            return ApiResponse.error(e.status(), String.valueOf(e.getMessage()));
        }
    }

    /** Entry points refuse invalid escapes. */
    private static String decode(String escaped) throws ApiException {
        try {
            return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiException(HttpStatus.BAD_REQUEST_400, "unable to decode ID " + escaped);
        }
    }
}
