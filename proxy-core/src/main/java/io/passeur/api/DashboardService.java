package io.passeur.api;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The service {@code dashboard@internal}: works with {@code /dashboard/} in front of the path, and behind a middleware that took it off. */
final class DashboardService implements Request.Handler {

    private static final String PREFIX = "/dashboard";

    private final Dashboard dashboard;

    DashboardService(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = String.valueOf(request.getHttpURI().getPath());
        boolean stripped = ForwardedPrefix.of(request).endsWith(PREFIX);
        if (!stripped && (path.equals("/") || path.equals(PREFIX))) {
            dashboard.redirect("", HttpStatus.MOVED_PERMANENTLY_301, request, response, callback);
        } else if (!stripped && path.startsWith(PREFIX + "/")) {
            dashboard.respond(path.substring(PREFIX.length() + 1), request, response, callback);
        } else {
            dashboard.respond(path.startsWith("/") ? path.substring(1) : path, request, response, callback);
        }
        return true;
    }
}
