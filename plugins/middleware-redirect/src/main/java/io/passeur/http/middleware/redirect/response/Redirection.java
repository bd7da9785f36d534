package io.passeur.http.middleware.redirect.response;

import io.passeur.spi.Responses;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Redirects a client. Methods other than GET get 307 or 308, so that the client repeats the method. */
public enum Redirection {
    TEMPORARY(302, 307),
    PERMANENT(301, 308);

    private static final int INTERNAL_SERVER_ERROR = 500;

    private final int toGet;
    private final int toOthers;

    Redirection(int toGet, int toOthers) {
        this.toGet = toGet;
        this.toOthers = toOthers;
    }

    public static Redirection of(boolean permanent) {
        return permanent ? PERMANENT : TEMPORARY;
    }

    /**
     * Sends the response, with status 500 if {@code url} is not a URL.
     *
     * @return true
     */
    public boolean send(Request request, Response response, Callback callback, String url) {
        String location = Location.of(url);
        if (location == null) {
            Responses.statusText(response, callback, INTERNAL_SERVER_ERROR);
            return true;
        }
        response.getHeaders().put(HttpHeader.LOCATION, location);
        int status = HttpMethod.GET.is(request.getMethod()) ? toGet : toOthers;
        Responses.statusText(response, callback, status);
        return true;
    }
}
