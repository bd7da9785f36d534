package io.passeur.spi;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A response whose head can be changed at the last moment, when status and headers are complete and nothing was sent.
 * Informational (1xx) answers pass untouched. Of several interceptors the one nearest to the service acts first.
 *
 * <p>Use: {@code next.handle(request, interceptor, interceptor.completing(callback))}.
 */
public abstract class ResponseInterceptor extends Response.Wrapper {

    private boolean intercepted;

    protected ResponseInterceptor(Request request, Response wrapped) {
        super(request, wrapped);
    }

    /** Called once, just before the head is sent; may change status and headers of this response. Must not block. */
    protected abstract void beforeCommit();

    /** The callback to hand on together with this response: it covers answers that end without ever writing. */
    public final Callback completing(Callback callback) {
        return new Callback.Nested(callback) {
            @Override
            public void succeeded() {
                intercept();
                super.succeeded();
            }
        };
    }

    @Override
    public final void write(boolean last, ByteBuffer content, Callback callback) {
        intercept();
        super.write(last, content, callback);
    }

    private void intercept() {
        if (!intercepted) {
            intercepted = true;
            beforeCommit();
        }
    }
}
