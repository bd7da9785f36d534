package io.passeur.http.middleware.headers;

import io.passeur.testing.MiddlewareHarness;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;

/** Short ways to a middleware under test. */
final class Harness {

    private Harness() {}

    static MiddlewareHarness.Builder of(Map<String, ?> settings) {
        return MiddlewareHarness.of(new HeadersFactory(), settings);
    }

    static MiddlewareHarness start(Map<String, ?> settings) {
        return of(settings).start();
    }

    /** A service that answers with these header lines. */
    static Request.Handler respondingWith(String... headerLines) {
        return (request, response, callback) -> {
            Arrays.stream(headerLines)
                    .map(line -> line.split(": ", 2))
                    .forEach(parts -> response.getHeaders().add(parts[0], parts[1]));
            response.setStatus(201);
            response.write(true, BufferUtil.toBuffer("made", StandardCharsets.US_ASCII), callback);
            return true;
        };
    }
}
