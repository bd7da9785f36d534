package io.passeur.http.subrequest;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.SubRequest;
import io.passeur.spi.SubRequests;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Lets all who want the same thing at the same time share one request to the server. */
final class CacheFill implements Middleware {

    public record Settings() {}

    private final SubRequests subRequests;
    private final Map<String, SharedFill> running = new ConcurrentHashMap<>();

    CacheFill(Settings settings, MiddlewareContext context) {
        subRequests = context.subRequests();
    }

    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return (request, response, callback) -> {
            String key = request.getHttpURI().getPathQuery();
            SharedFill made = new SharedFill(() -> running.remove(key));
            SharedFill fill = running.computeIfAbsent(key, missing -> made);
            fill.join(response, callback);
            if (fill == made) {
                SubRequest shared =
                        SubRequest.detachedFrom(request).likeClient().build();
                subRequests.handler(next).send(shared).then(fill::begin, fill::fail, callback);
            }
            return true;
        };
    }
}
