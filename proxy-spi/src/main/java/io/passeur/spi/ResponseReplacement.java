package io.passeur.spi;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A response that may be replaced depending on its status, before anything is sent. The body of a replaced response is
 * discarded as it arrives; after its end, {@link #replace} sends the replacement. Other responses pass through without
 * a copy.
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

    /** Called once, when status and headers are complete and before they are sent. Must not block. */
    protected abstract boolean isReplaced(int status, HttpFields headers);

    /**
     * Sends the replacement. Called once, after the end of the replaced response.
     *
     * @param status the status of the replaced response
     * @param response the unused response; of the replaced response's headers, only {@code Connection: close} is kept
     */
    protected abstract void replace(int status, Response response, Callback callback);

    /** The callback to pass on together with this response. */
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
