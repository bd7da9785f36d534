package io.passeur.http.middleware.redirect.scheme;

import io.passeur.http.middleware.redirect.response.ClientUrl;
import io.passeur.http.middleware.redirect.response.Redirection;
import io.passeur.spi.Middleware;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Redirects clients that used another scheme or port to the same path with the configured ones. */
final class RedirectScheme implements Middleware {

    private final String scheme;
    private final String port;
    private final Redirection redirection;

    RedirectScheme(RedirectSchemeConfig config) {
        scheme = config.scheme();
        String written = config.port().isEmpty() ? "" : ":" + config.port();
        port = ClientUrl.isDefaultPort(scheme, written) ? "" : written;
        redirection = Redirection.of(config.permanent());
    }

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return (request, response, callback) -> {
            ClientUrl url = ClientUrl.of(request, schemeOf(request)).withoutDefaultPort();
            return isTarget(url)
                    ? next.handle(request, response, callback)
                    : redirection.send(request, response, callback, target(url));
        };
    }

    private String target(ClientUrl url) {
        return new ClientUrl(scheme, url.host(), port, url.target()).toString();
    }

    private boolean isTarget(ClientUrl url) {
        return url.scheme().equals(scheme) && url.port().equals(port);
    }

    /** A proxy in front may terminate TLS, which {@code X-Forwarded-Proto} tells. */
    private static String schemeOf(Request request) {
        String own = request.isSecure() ? "https" : "http";
        String forwarded = request.getHeaders().get(HttpHeader.X_FORWARDED_PROTO);
        if (forwarded == null) {
            return own;
        }
        return switch (forwarded.toLowerCase(Locale.ROOT)) {
            case "http", "ws" -> "http";
            case "https", "wss" -> "https";
            default -> own;
        };
    }

    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
