package io.passeur.http.subrequest;

import io.passeur.spi.ClientTlsSpec;
import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.Requests;
import io.passeur.spi.Responses;
import io.passeur.spi.SubRequest;
import io.passeur.spi.SubRequestClient;
import io.passeur.spi.SubResponse;
import java.time.Duration;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/** Asks a URL whether a request may pass. */
final class ForwardedAuth implements Middleware {

    /**
     * @param address the URL
     * @param timeout zero for the usual one
     * @param maxBody of its response
     */
    public record Settings(String address, @Nullable ClientTlsSpec tls, Duration timeout, long maxBody) {}

    private final Settings settings;
    private final SubRequestClient authority;

    ForwardedAuth(Settings settings, MiddlewareContext context) {
        this.settings = settings;
        authority = settings.tls() == null
                ? context.subRequests().urls()
                : context.subRequests().urls(settings.tls());
    }

    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return (request, response, callback) -> {
            authority
                    .send(question(request))
                    .then(
                            verdict -> decide(verdict, next, request, response, callback),
                            failure -> Responses.error(
                                    response, callback, failure.status(), String.valueOf(failure.getMessage())),
                            callback);
            return true;
        };
    }

    private SubRequest question(Request request) {
        SubRequest.Builder question = SubRequest.within(request)
                .target(settings.address())
                .headers(HttpFields.build(request.getHeaders()).remove("Host"))
                .header("X-Forwarded-Uri", request.getHttpURI().getPathQuery())
                .maxBodyBytes(settings.maxBody() > 0 ? settings.maxBody() : -1);
        return (settings.timeout().isZero() ? question : question.headTimeout(settings.timeout())).build();
    }

    private static void decide(
            SubResponse verdict, Request.Handler next, Request request, Response response, Callback callback) {
        if (verdict.responder() != SubResponse.Responder.SERVER) {
            verdict.discard();
            Responses.empty(response, callback, 500);
        } else if (verdict.status() / 100 == 2) {
            verdict.discard();
            Requests.resume(next, new Known(request, verdict.headers().get("X-User")), response, callback);
        } else {
            verdict.relay(response, callback);
        }
    }

    /** The request with the user that the authority named. */
    private static final class Known extends Request.Wrapper {

        private final HttpFields headers;

        Known(Request wrapped, String user) {
            super(wrapped);
            headers = HttpFields.build(wrapped.getHeaders()).put("X-User", user).asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
