package io.passeur.api;

import io.passeur.spi.Responses;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Serves the paths below {@code /debug/}. */
final class DebugPaths {

    private static final String NO_PROFILES = "Go profiles are not available in a JVM; use jcmd instead, such as"
            + " \"jcmd <pid> JFR.start\" or \"jcmd <pid> Thread.print\"";

    private final Gate gate;

    DebugPaths(Gate gate) {
        this.gate = gate;
    }

    /** @param path behind {@code /debug/} */
    void respond(String path, Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (path.equals("pprof") || path.startsWith("pprof/")) {
            Responses.error(response, callback, HttpStatus.NOT_IMPLEMENTED_501, NO_PROFILES);
        } else if (!path.equals("vars")) {
            Responses.error(response, callback, HttpStatus.NOT_FOUND_404, "404 page not found");
        } else if (!request.getMethod().equals("GET")) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET");
            Responses.empty(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
        } else {
            gate.run(done -> ApiResponse.json(ProcessVariables.json()).send(response, done), response, callback);
        }
    }
}
