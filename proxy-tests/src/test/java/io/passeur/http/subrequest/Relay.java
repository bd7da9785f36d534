package io.passeur.http.subrequest;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.Responses;
import io.passeur.spi.SubRequest;
import io.passeur.spi.SubRequestClient;
import io.passeur.spi.SubRequestLimits;
import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Gives every request, with its body, to another service and relays what that says. */
final class Relay implements Middleware {

    /** @param maxBody of the response; 0 for no limit */
    public record Settings(String service, Duration headTimeout, Duration timeout, int maxHeader, long maxBody) {}

    private final Settings settings;
    private final SubRequestClient service;

    Relay(Settings settings, MiddlewareContext context) {
        this.settings = settings;
        service = context.subRequests().service(settings.service());
    }

    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return (request, response, callback) -> {
            SubRequestLimits limits = new SubRequestLimits(
                    settings.headTimeout(),
                    settings.timeout(),
                    settings.maxHeader() == 0 ? Integer.MAX_VALUE : settings.maxHeader(),
                    settings.maxBody() == 0 ? -1 : settings.maxBody());
            service.send(SubRequest.within(request)
                            .likeClient()
                            .clientBody()
                            .limits(limits)
                            .build())
                    .then(
                            found -> found.relay(response, callback),
                            failure -> Responses.error(
                                    response,
                                    callback,
                                    failure.status(),
                                    failure.reason() + " " + failure.getMessage()),
                            callback);
            return true;
        };
    }
}
