package io.passeur.entrypoint;

import io.passeur.observation.RequestObserver;
import io.passeur.observation.RequestRecord;
import io.passeur.spi.Responses;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One request from its arrival to the end of its answer: counts it, tells its observers, and answers 500 if nobody else could. */
final class Exchange implements Callback {

    private static final AtomicIntegerFieldUpdater<Exchange> ENDED =
            AtomicIntegerFieldUpdater.newUpdater(Exchange.class, "ended");

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final RunningRequests running;
    private final FailureLog failures;
    private final List<RequestObserver> observers;
    private final RequestRecord record;
    private volatile int ended;

    Exchange(
            Request request,
            Response response,
            Callback callback,
            RunningRequests running,
            FailureLog failures,
            List<RequestObserver> observers,
            RequestRecord record) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.running = running;
        this.failures = failures;
        this.observers = observers;
        this.record = record;
        running.begin();
        for (int i = 0; i < observers.size(); i++) {
            observers.get(i).began(record, request);
        }
    }

    @Override
    public void succeeded() {
        if (end()) {
            tell(null);
            callback.succeeded();
        }
    }

    @Override
    public void failed(Throwable failure) {
        if (!end()) {
            return;
        }
        boolean ofClient = isOfClient(failure);
        if (!ofClient) {
            failures.log(request, failure);
        }
        if (ofClient || response.isCommitted()) {
            tell(failure);
            callback.failed(failure);
        } else {
            response.reset();
            Responses.error(response, new Told(), 500, "Internal Server Error");
        }
    }

    /**
     * Before the callback completes: what request and response consist of is used again after it. The request counts as
     * running until all observers know of its end, so that none of them misses one when the proxy stops.
     */
    private void tell(@Nullable Throwable failure) {
        try {
            for (int i = 0; i < observers.size(); i++) {
                observers.get(i).ended(record, request, response, failure);
            }
        } catch (RuntimeException e) {
            // The request has its answer, and must not wait for one who fails to tell of it.
            failures.log(request, e);
        } finally {
            running.end();
        }
    }

    /** The end of the answer that is given because nobody else could. */
    private final class Told extends Callback.Nested {

        Told() {
            super(callback);
        }

        @Override
        public void succeeded() {
            tell(null);
            super.succeeded();
        }

        @Override
        public void failed(Throwable cause) {
            tell(cause);
            super.failed(cause);
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
        return ENDED.compareAndSet(this, 0, 1);
    }

    @Override
    public InvocationType getInvocationType() {
        return callback.getInvocationType();
    }
}
