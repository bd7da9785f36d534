package io.passeur.http.middleware.ratelimit;

import io.passeur.spi.HeaderSyntax;
import io.passeur.spi.Middleware;
import io.passeur.spi.Requests;
import io.passeur.spi.Responses;
import io.passeur.toolkit.GoDuration;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.util.thread.Scheduler;

/** Limits the rate of requests: passes them immediately, delays them without blocking a thread, or rejects them. */
final class RateLimit implements Middleware {

    private static final int TOO_MANY_REQUESTS = 429;

    private final Buckets buckets;
    private final Function<Request, String> source;
    private final Scheduler scheduler;
    private final Executor executor;

    RateLimit(Buckets buckets, Function<Request, String> source, Scheduler scheduler, Executor executor) {
        this.buckets = buckets;
        this.source = source;
        this.scheduler = scheduler;
        this.executor = executor;
    }

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return (request, response, callback) -> {
            long wait = buckets.take(source.apply(request));
            if (wait == 0) {
                return next.handle(request, response, callback);
            }
            if (buckets.isTooLong(wait)) {
                refuse(response, callback, Duration.ofNanos(wait));
            } else {
                scheduler.schedule(() -> goOn(next, request, response, callback), wait, TimeUnit.NANOSECONDS);
            }
            return true;
        };
    }

    private void goOn(Request.Handler next, Request request, Response response, Callback callback) {
        try {
            executor.execute(() -> Requests.resume(next, request, response, callback));
        } catch (RejectedExecutionException shuttingDown) {
            callback.failed(shuttingDown);
        }
    }

    private static void refuse(Response response, Callback callback, Duration wait) {
        long seconds = wait.toSeconds() + (wait.toNanosPart() > 0 ? 1 : 0);
        response.getHeaders()
                .put(HttpHeader.RETRY_AFTER, seconds)
                .put("X-Retry-In", HeaderSyntax.onTheWire(GoDuration.text(wait)));
        Responses.statusText(response, callback, TOO_MANY_REQUESTS);
    }

    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
