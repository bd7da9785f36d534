package io.passeur.routing;

import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Runs a route whose middlewares may block on the executor, so that other routes never wait for it. */
record BlockingRoute(Request.Handler handler, Executor executor) implements Request.Handler {

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        executor.execute(() -> run(request, response, callback));
        return true;
    }

    private void run(Request request, Response response, Callback callback) {
        try {
            if (!handler.handle(request, response, callback)) {
                callback.failed(new IllegalStateException("A middleware neither answered nor passed on"));
            }
        } catch (Throwable e) {
            callback.failed(e);
        }
    }
}
