package io.passeur.api;

import io.passeur.config.ApiConfiguration;
import io.passeur.spi.Responses;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The service {@code api@internal}: the API and, unless it is switched off, the dashboard, below the base path. */
final class ApiService implements Request.Handler {

    private final String prefix;
    private final boolean insecure;
    private final ApiPaths api;
    private final @Nullable Dashboard dashboard;
    private final @Nullable DebugPaths debug;

    /** @param dashboard null if it is switched off, as is {@code debug} */
    ApiService(
            ApiConfiguration configuration, ApiPaths api, @Nullable Dashboard dashboard, @Nullable DebugPaths debug) {
        prefix = configuration.prefix();
        insecure = configuration.insecure();
        this.api = api;
        this.dashboard = dashboard;
        this.debug = debug;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = String.valueOf(request.getHttpURI().getPath());
        boolean found = path.startsWith(prefix)
                && respond(path.substring(prefix.length()), prefix, request, response, callback);
        // The router of api.insecure knows no base path.
        if (!found && !(insecure && !prefix.isEmpty() && respond(path, "", request, response, callback))) {
            Responses.error(response, callback, HttpStatus.NOT_FOUND_404, "404 page not found");
        }
        return true;
    }

    /** @return false if there is nothing at the path */
    private boolean respond(String path, String base, Request request, Response response, Callback callback) {
        if (path.startsWith("/api/")) {
            api.respond(path.substring("/api/".length()), request, response, callback);
            return true;
        }
        if (debug != null && path.startsWith("/debug/")) {
            debug.respond(path.substring("/debug/".length()), request, response, callback);
            return true;
        }
        return dashboard != null && respondAsDashboard(dashboard, path, base, request, response, callback);
    }

    private static boolean respondAsDashboard(
            Dashboard dashboard, String path, String base, Request request, Response response, Callback callback) {
        if (path.isEmpty() || path.equals("/") || path.equals("/dashboard")) {
            dashboard.redirect(base, HttpStatus.FOUND_302, request, response, callback);
        } else if (path.startsWith("/dashboard/")) {
            dashboard.respond(path.substring("/dashboard/".length()), request, response, callback);
        } else {
            return false;
        }
        return true;
    }
}
