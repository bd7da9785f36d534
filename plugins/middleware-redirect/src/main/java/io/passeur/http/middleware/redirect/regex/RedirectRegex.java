package io.passeur.http.middleware.redirect.regex;

import com.google.re2j.Pattern;
import io.passeur.http.middleware.redirect.response.ClientUrl;
import io.passeur.http.middleware.redirect.response.Redirection;
import io.passeur.spi.Middleware;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Redirects clients whose URL matches to the URL after replacement, unless both are equal. */
final class RedirectRegex implements Middleware {

    private final Pattern pattern;
    private final Replacement replacement;
    private final Redirection redirection;

    RedirectRegex(Pattern pattern, Replacement replacement, Redirection redirection) {
        this.pattern = pattern;
        this.replacement = replacement;
        this.redirection = redirection;
    }

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return (request, response, callback) -> {
            String url =
                    ClientUrl.of(request, request.isSecure() ? "https" : "http").toString();
            String wanted = replacement.replaceAll(pattern, url);
            return wanted.equals(url)
                    ? next.handle(request, response, callback)
                    : redirection.send(request, response, callback, wanted);
        };
    }

    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
