package io.passeur.spi;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A response whose head can be changed at the last moment, when status and headers are complete and nothing was sent.
 * Informational (1xx) answers pass untouched.
 */
public abstract class ResponseInterceptor extends Response.Wrapper {

    private boolean intercepted;

    protected ResponseInterceptor(Request request, Response wrapped) {
        super(request, wrapped);
    }

    /** Called once, just before the head is sent; may change status and headers of this response. */
    protected abstract void beforeCommit();

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
        if (!intercepted) {
            intercepted = true;
            beforeCommit();
        }
        super.write(last, content, callback);
    }

    @Override
    public CompletableFuture<Void> writeInterim(int status, HttpFields headers) {
        return super.writeInterim(status, headers);
    }
}
