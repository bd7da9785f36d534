package io.passeur.spi;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A response whose status and headers can be changed when they are complete, before anything is sent. Informational
 * (1xx) responses pass unchanged. Of several interceptors, the one nearest to the service acts first.
 *
 * <p>Use: {@code next.handle(request, interceptor, interceptor.completing(callback))}.
 */
public abstract class ResponseInterceptor extends Response.Wrapper {

    private boolean intercepted;

    protected ResponseInterceptor(Request request, Response wrapped) {
        super(request, wrapped);
    }

    /** Called once, just before the status and headers are sent; may change them. Must not block. */
    protected abstract void beforeCommit();

    /** The callback to pass on together with this response. It also covers responses that complete without a write. */
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
