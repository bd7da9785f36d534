package io.passeur.http.middleware.auth.basic;

import io.passeur.spi.HeaderSyntax;
import io.passeur.spi.Middleware;
import io.passeur.spi.RequestDetails;
import io.passeur.spi.Requests;
import io.passeur.spi.Responses;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/** Passes requests that carry the name and password of a user. */
final class BasicAuth implements Middleware {

    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER_SECONDS = "1";

    private final Verifier verifier;
    private final HttpField challenge;
    private final boolean removeHeader;
    private final String headerField;

    BasicAuth(BasicAuthConfig config, Verifier verifier) {
        this.verifier = verifier;
        challenge = new HttpField("WWW-Authenticate", "Basic realm=\"" + config.realm() + "\"");
        removeHeader = config.removeHeader();
        headerField = config.headerField();
    }

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return (request, response, callback) -> {
            Credentials credentials = Credentials.parse(request.getHeaders().get(HttpHeader.AUTHORIZATION));
            if (credentials == null) {
                refuse(response, callback);
                return true;
            }
            RequestDetails.of(request).setClientName(credentials.name());
            CompletableFuture<@Nullable Boolean> right = verifier.verify(credentials);
            if (right.isDone() && !right.isCompletedExceptionally() && right.join() != null) {
                return next.handle(accepted(request, credentials.name()), response, callback);
            }
            right.whenComplete((accepted, failure) -> decide(next, request, response, callback, accepted, failure));
            return true;
        };
    }

    private void decide(
            Request.Handler next,
            Request request,
            Response response,
            Callback callback,
            @Nullable Boolean accepted,
            @Nullable Throwable failure) {
        if (failure instanceof RejectedExecutionException) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
            Responses.statusText(response, callback, UNAVAILABLE);
        } else if (failure != null) {
            callback.failed(failure);
        } else if (accepted != null) {
            String name = String.valueOf(RequestDetails.of(request).clientName());
            Requests.resume(next, accepted(request, name), response, callback);
        } else {
            refuse(response, callback);
        }
    }

    private void refuse(Response response, Callback callback) {
        response.getHeaders().put(challenge).put(HttpHeader.CONTENT_TYPE, "text/plain");
        Responses.send(response, callback, UNAUTHORIZED, "401 Unauthorized\n");
    }

    private Request accepted(Request request, String name) {
        if (!removeHeader && headerField.isEmpty()) {
            return request;
        }
        HttpFields.Mutable headers = HttpFields.build(request.getHeaders());
        if (!headerField.isEmpty()) {
            // Not put: in Jetty 12.1.14, a stream over the immutable copy still contains the fields that put replaced.
            headers.remove(headerField).add(headerField, HeaderSyntax.onTheWire(name));
        }
        if (removeHeader) {
            headers.remove(HttpHeader.AUTHORIZATION);
        }
        return new AuthorizedRequest(request, headers.asImmutable());
    }

    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** The request as the server receives it. */
    private static final class AuthorizedRequest extends Request.Wrapper {

        private final HttpFields headers;

        AuthorizedRequest(Request wrapped, HttpFields headers) {
            super(wrapped);
            this.headers = headers;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
