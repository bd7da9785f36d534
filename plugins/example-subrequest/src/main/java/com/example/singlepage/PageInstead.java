package com.example.singlepage;

import io.passeur.spi.ResponseReplacement;
import io.passeur.spi.Responses;
import io.passeur.spi.SubRequest;
import java.time.Duration;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A response that the page replaces if its status is 404. */
final class PageInstead extends ResponseReplacement {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Request request;
    private final SinglePage middleware;

    PageInstead(Request request, Response response, SinglePage middleware) {
        super(request, response);
        this.request = request;
        this.middleware = middleware;
    }

    @Override
    protected boolean isReplaced(int status, HttpFields headers) {
        return status == 404 && HttpMethod.GET.is(request.getMethod());
    }

    @Override
    protected void replace(int status, Response response, Callback callback) {
        SubRequest wanted = SubRequest.within(request)
                .target(middleware.page())
                .headers(request.getHeaders())
                .headTimeout(PATIENCE)
                .build();
        middleware
                .service()
                .send(wanted)
                .then(
                        page -> page.relay(response, callback),
                        failure -> Responses.error(response, callback, failure.status(), "the page is not available"),
                        callback);
    }
}
