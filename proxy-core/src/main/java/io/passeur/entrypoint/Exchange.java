package io.passeur.entrypoint;

import io.passeur.spi.Answers;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request from its arrival to the end of its answer: counts it, and answers 500 if nobody else could. */
final class Exchange implements Callback {

    private static final AtomicIntegerFieldUpdater<Exchange> ENDED =
            AtomicIntegerFieldUpdater.newUpdater(Exchange.class, "ended");

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final RunningRequests running;
    private final FailureLog failures;
    private volatile int ended;

    Exchange(Request request, Response response, Callback callback, RunningRequests running, FailureLog failures) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.running = running;
        this.failures = failures;
        running.begin();
    }

    @Override
    public void succeeded() {
        if (end()) {
            callback.succeeded();
        }
    }

    @Override
    public void failed(Throwable failure) {
        if (!end()) {
            return;
        }
        if (isOfClient(failure)) {
            callback.failed(failure);
            return;
        }
        failures.log(request, failure);
        if (response.isCommitted()) {
            callback.failed(failure);
        } else {
            response.reset();
            Answers.error(response, callback, 500, "Internal Server Error");
        }
    }

    /** Malformed bodies, clients that went away, and those that were too slow are nobody's fault here. */
    private static boolean isOfClient(Throwable failure) {
        return failure instanceof HttpException
                || failure instanceof EofException
                || failure instanceof TimeoutException
                || failure instanceof QuietException;
    }

    private boolean end() {
        boolean first = ENDED.compareAndSet(this, 0, 1);
        if (first) {
            running.end();
        }
        return first;
    }

    @Override
    public InvocationType getInvocationType() {
        return callback.getInvocationType();
    }
}
