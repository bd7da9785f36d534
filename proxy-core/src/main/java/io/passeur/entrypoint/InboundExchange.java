package io.passeur.entrypoint;

import io.passeur.net.MemoryBudget;
import io.passeur.observation.RequestObserver;
import io.passeur.observation.RequestRecord;
import io.passeur.spi.Responses;
import io.passeur.spi.StatusText;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One request from its arrival to the end of its response. Counts it, tells its observers, and responds 500 if nothing else did. */
final class InboundExchange implements Callback {

    private static final AtomicIntegerFieldUpdater<InboundExchange> ENDED =
            AtomicIntegerFieldUpdater.newUpdater(InboundExchange.class, "ended");

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final RunningRequests running;
    private final FailureLog failures;
    private final List<RequestObserver> observers;
    private final RequestRecord record;
    private @Nullable MemoryBudget heads;
    private int head;
    private volatile int ended;

    InboundExchange(
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

    /**
     * Claims the memory of a large head until the exchange ends.
     *
     * @throws RejectedException if there is none left
     */
    void takes(int bytes, MemoryBudget budget) throws RejectedException {
        if (bytes < HeadSize.LARGE) {
            return;
        }
        if (!budget.take(bytes)) {
            throw new RejectedException(Rejection.HEAD);
        }
        head = bytes;
        heads = budget;
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
        boolean ofClient = isOfClient(failure) || Http2ClientStream.isOver(request);
        if (!ofClient) {
            failures.log(request, failure);
        }
        if (!response.isCommitted() && isMalformed(failure)) {
            malformed((HttpException) failure);
        } else if (ofClient || response.isCommitted()) {
            tell(failure);
            callback.failed(failure);
        } else {
            response.reset();
            Responses.error(response, new Told(), 500, "Internal Server Error");
        }
    }

    /** The end of a malformed body is unknown, so the connection is closed. */
    private void malformed(HttpException what) {
        int status = what.getCode();
        String reason = what.getReason();
        record.refused(reason == null ? "" : reason);
        response.reset();
        if (request.getConnectionMetaData().getHttpVersion().getVersion() < HttpVersion.HTTP_2.getVersion()) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
        String text = status + " " + StatusText.of(status) + (reason == null ? "" : ": " + reason);
        Responses.error(response, new Told(), status, text);
    }

    /** Jetty's exception for a client that has left is both. */
    private static boolean isMalformed(Throwable failure) {
        return failure instanceof HttpException && !(failure instanceof EofException);
    }

    /**
     * Runs before the callback completes, because Jetty reuses request and response after that. The request counts as running
     * until all observers know of its end, so that none of them misses one when the proxy stops.
     */
    private void tell(@Nullable Throwable failure) {
        try {
            for (int i = 0; i < observers.size(); i++) {
                observers.get(i).ended(record, request, response, failure);
            }
        } catch (RuntimeException | Error e) {
            // The request has its response and does not depend on an observer that fails.
            failures.log(request, e);
        } finally {
            if (heads != null) {
                heads.giveBack(head);
            }
            running.end();
        }
    }

    /** The end of the response 500. */
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

    /** Malformed bodies, clients that have left, and clients that are too slow are not faults of the proxy. */
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
