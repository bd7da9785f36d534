package io.passeur.spi;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A response that gives way to another one if its status says so, before anything was sent. Its body is then dropped as it
 * comes, and when it has ended {@link #replace} gives the other one. A response that stays is passed on without a copy.
 *
 * <p>Use: {@code next.handle(request, replacement, replacement.replacing(callback))}.
 */
public abstract class ResponseReplacement extends Response.Wrapper {

    private enum Decision {
        OPEN,
        STAYS,
        REPLACED
    }

    private final AtomicReference<Decision> decision = new AtomicReference<>(Decision.OPEN);

    protected ResponseReplacement(Request request, Response wrapped) {
        super(request, wrapped);
    }

    /** Called once, when status and header are complete and before they are sent. Must not block. */
    protected abstract boolean isReplaced(int status, HttpFields headers);

    /**
     * Gives the other response. Called once, after the one that gives way has ended.
     *
     * @param status of the one that gave way
     * @param response as it was before anybody wrote to it; of the other one's header only {@code Connection: close} is left
     */
    protected abstract void replace(int status, Response response, Callback callback);

    /** The callback to hand on together with this response. */
    public final Callback replacing(Callback callback) {
        return new Callback.Nested(callback) {
            @Override
            public void succeeded() {
                end(callback);
            }

            @Override
            public void failed(Throwable cause) {
                if (decision.get() == Decision.REPLACED) {
                    end(callback);
                } else {
                    super.failed(cause);
                }
            }
        };
    }

    private void end(Callback callback) {
        if (!isGone()) {
            callback.succeeded();
            return;
        }
        int status = getStatus();
        boolean closes = getHeaders().contains(HttpFields.CONNECTION_CLOSE);
        getWrapped().reset();
        if (closes) {
            getWrapped().getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
        try {
            replace(status, getWrapped(), callback);
        } catch (Throwable failure) {
            callback.failed(failure);
        }
    }

    private boolean isGone() {
        if (decision.get() == Decision.OPEN) {
            boolean replaced = !getWrapped().isCommitted() && isReplaced(getStatus(), getHeaders());
            decision.compareAndSet(Decision.OPEN, replaced ? Decision.REPLACED : Decision.STAYS);
        }
        return decision.get() == Decision.REPLACED;
    }

    @Override
    public final void write(boolean last, ByteBuffer content, Callback callback) {
        if (isGone()) {
            if (content != null) {
                content.position(content.limit());
            }
            callback.succeeded();
        } else {
            super.write(last, content, callback);
        }
    }
}
