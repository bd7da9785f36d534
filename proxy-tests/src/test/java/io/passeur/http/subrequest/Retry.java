package io.passeur.http.subrequest;

import io.passeur.observation.RequestRecord;
import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.Responses;
import io.passeur.spi.SubRequest;
import io.passeur.spi.SubRequestClient;
import io.passeur.spi.SubRequestLimits;
import io.passeur.spi.SubRequests;
import io.passeur.spi.SubResponse;
import io.passeur.spi.SubResponse.Responder;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Sends a request again if no server could be reached, or if one says 503. */
final class Retry implements Middleware {

    /** @param attempts at most */
    public record Settings(int attempts) {}

    private final int attempts;
    private final SubRequests subRequests;

    Retry(Settings settings, MiddlewareContext context) {
        attempts = settings.attempts();
        subRequests = context.subRequests();
    }

    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public Request.Handler wrap(Request.Handler next) {
        SubRequestClient again = subRequests.handler(next);
        return (request, response, callback) -> {
            attempt(1, again, request, response, callback);
            return true;
        };
    }

    private void attempt(int number, SubRequestClient again, Request request, Response response, Callback callback) {
        SubRequest attempt = SubRequest.within(request)
                .likeClient()
                .limits(SubRequestLimits.NONE)
                .build();
        again.send(attempt)
                .then(
                        result -> {
                            boolean isFinal = number == attempts || !mayRepeat(result);
                            if (isFinal) {
                                result.relay(response, callback);
                                return;
                            }
                            result.discard();
                            note(request);
                            attempt(number + 1, again, request, response, callback);
                        },
                        failure -> Responses.statusText(response, callback, failure.status()),
                        callback);
    }

    private static boolean mayRepeat(SubResponse result) {
        return result.responder() == Responder.UNREACHED || result.status() == 503;
    }

    private static void note(Request request) {
        RequestRecord record = RequestRecord.of(request);
        if (record != null) {
            record.retried();
        }
    }
}
