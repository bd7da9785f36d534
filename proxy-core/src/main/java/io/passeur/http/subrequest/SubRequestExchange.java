package io.passeur.http.subrequest;

import io.passeur.observation.RequestRecord;
import io.passeur.observation.RouteTags;
import io.passeur.observation.SubRequestObserver.SubRequestEnd;
import io.passeur.spi.Requests;
import io.passeur.spi.SubRequestCall;
import io.passeur.spi.SubRequestException;
import io.passeur.spi.SubRequestException.Reason;
import io.passeur.spi.SubRequestLimits;
import io.passeur.spi.SubResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * One sub-request and its response. It ends when its handler does; its resources are released then, not when it is
 * cancelled. Thread-safe.
 */
final class SubRequestExchange implements SubRequestCall, Callback {

    private final SubRequestLimits limits;
    private final CompletableFuture<SubResponse> response = new CompletableFuture<>();
    private final AtomicReference<@Nullable SubRequestException> cancelled = new AtomicReference<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final List<Consumer<@Nullable Throwable>> atEnd = new ArrayList<>();
    private final Deadline head;
    private final Deadline whole;
    private final DetachedRequest request;
    private final DetachedResponse out;
    private volatile @Nullable ReceivedResponse received;

    /** @param request makes the request, given what to run when its body was read */
    SubRequestExchange(SubRequestLimits limits, Scheduler scheduler, DetachedRequest request) {
        this.limits = limits;
        this.request = request;
        head = new Deadline(
                scheduler, limits.headTimeout(), () -> expired("no response header within ", limits.headTimeout()));
        whole = new Deadline(
                scheduler, limits.timeout(), () -> expired("the response was not complete within ", limits.timeout()));
        out = new DetachedResponse(this, request);
    }

    /** Adds a task to run when the sub-request has ended, in reverse order. Must be called before {@link #start}. */
    SubRequestExchange onEnd(Consumer<@Nullable Throwable> task) {
        atEnd.add(task);
        return this;
    }

    void start(Request.Handler handler) {
        head.start();
        whole.start();
        if (isCancelled()) {
            failed(cause());
            return;
        }
        Requests.resume(handler, request, out, this);
    }

    /** Ends a sub-request that was never passed to a handler. */
    void refuse(SubRequestException why) {
        cancel(why);
        failed(why);
    }

    private void expired(String what, Object limit) {
        cancel(new SubRequestException(Reason.TIMEOUT, what + limit, null));
    }

    DetachedRequest request() {
        return request;
    }

    /** What there is to know of it when it has ended. */
    SubRequestEnd known(@Nullable RouteTags route) {
        return new SubRequestEnd(request.record(), route, request, out, request.bytes(), out.bytes());
    }

    int status() {
        return out.isCommitted() ? out.getStatus() : 0;
    }

    boolean isCancelled() {
        return cancelled.get() != null;
    }

    /** Why it was cancelled; may be called only if it was. */
    SubRequestException cause() {
        SubRequestException known = cancelled.get();
        return known == null ? new SubRequestException(Reason.BROKEN, "the sub-request has ended", null) : known;
    }

    @Override
    public CompletionStage<SubResponse> response() {
        return response.minimalCompletionStage();
    }

    @Override
    public void cancel() {
        cancel(new SubRequestException(Reason.CANCELLED, "the sub-request was cancelled", null));
    }

    void cancel(Throwable why) {
        SubRequestException cause = why instanceof SubRequestException known
                ? known
                : new SubRequestException(Reason.CANCELLED, "the sub-request was cancelled: " + why.getMessage(), why);
        if (ended.get() || out.body().isTaken() || !cancelled.compareAndSet(null, cause)) {
            return;
        }
        head.cancel();
        whole.cancel();
        out.body().abort(cause);
        request.abort(cause);
        response.completeExceptionally(cause);
    }

    /** Called when status and header are complete. */
    void commit(int status, HttpFields headers) {
        head.cancel();
        int size = DetachedResponse.size(headers);
        if (size > limits.maxHeaderBytes()) {
            cancel(new SubRequestException(
                    Reason.TOO_LARGE,
                    "the response header has " + size + " bytes (expected: at most " + limits.maxHeaderBytes() + ")",
                    null));
            return;
        }
        if (allowsBody(headers.getLongField(HttpHeader.CONTENT_LENGTH))) {
            RequestRecord record = request.record();
            received = new ReceivedResponse(this, out, request.getMethod(), status, headers, record.responder());
        }
    }

    /** @return false if the body exceeds the limit, or the sub-request was cancelled */
    boolean allowsBody(long bytes) {
        if (limits.maxBodyBytes() >= 0 && bytes > limits.maxBodyBytes()) {
            cancel(new SubRequestException(
                    Reason.TOO_LARGE,
                    "the response body exceeds the limit of " + limits.maxBodyBytes() + " bytes",
                    null));
        }
        return !isCancelled();
    }

    /** Delivers the response once its body can be read. */
    void deliver() {
        ReceivedResponse complete = received;
        if (complete != null) {
            response.complete(complete);
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public void succeeded() {
        if (ended.get()) {
            return;
        }
        out.end();
        end(null);
    }

    @Override
    public void failed(Throwable cause) {
        if (ended.get()) {
            return;
        }
        SubRequestException known = cancelled.get();
        SubRequestException why = known == null
                ? new SubRequestException(Reason.BROKEN, "the response was cut off: " + cause.getMessage(), cause)
                : known;
        out.body().abort(why);
        response.completeExceptionally(why);
        end(why);
    }

    private void end(@Nullable Throwable cause) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        head.cancel();
        whole.cancel();
        request.ended(cause);
        for (int i = atEnd.size() - 1; i >= 0; i--) {
            atEnd.get(i).accept(cause);
        }
    }
}
