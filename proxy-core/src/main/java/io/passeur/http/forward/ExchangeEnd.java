package io.passeur.http.forward;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The end of an exchange: completes the callback once, after both the request and the response have ended. */
final class ExchangeEnd {

    private static final AtomicIntegerFieldUpdater<ExchangeEnd> ENDS =
            AtomicIntegerFieldUpdater.newUpdater(ExchangeEnd.class, "ends");
    private static final int REQUEST = 1;
    private static final int RESPONSE = 2;
    private static final int BOTH = REQUEST | RESPONSE;

    private final Callback callback;
    private final ExchangeTimer timer;
    private final ExchangeClient client;
    private volatile int ends;
    private volatile @Nullable Throwable failure;

    ExchangeEnd(Callback callback, ExchangeTimer timer, ExchangeClient client) {
        this.callback = callback;
        this.timer = timer;
        this.client = client;
    }

    boolean isOver() {
        return ends == BOTH;
    }

    boolean hasRequestEnded() {
        return (ends & REQUEST) != 0;
    }

    /** The request has no body. */
    void noBody() {
        ends = REQUEST;
    }

    void request() {
        end(REQUEST);
    }

    void response() {
        end(RESPONSE);
    }

    void broken(Throwable cause) {
        failure = cause;
        end(BOTH);
    }

    private void end(int side) {
        int known = ENDS.getAndUpdate(this, ends -> ends | side);
        if (known == BOTH || (known | side) != BOTH) {
            return;
        }
        quiet();
        Throwable cause = failure;
        if (cause == null) {
            callback.succeeded();
        } else {
            callback.failed(cause);
        }
    }

    /** Stops the time limit and no longer watches for the client's disconnect. */
    void quiet() {
        timer.cancel();
        client.unwatch();
    }
}
