package io.passeur.guard;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The handler through which requests enter a middleware or a service. */
final class GuardedHandler implements Request.Handler {

    private final GuardedStep step;
    private final Request.Handler handler;
    private final Overload overload;

    GuardedHandler(GuardedStep step, Request.Handler handler, Overload overload) {
        this.step = step;
        this.handler = handler;
        this.overload = overload;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!step.isBlocking()) {
            return handleHere(request, response, callback);
        }
        overload.execute(step.threads(), response, callback, () -> handleAlone(request, response, callback));
        return true;
    }

    private boolean handleHere(Request request, Response response, Callback callback) throws Exception {
        Activity activity = Activity.current();
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        @Nullable Watched before = activity.enter(step);
        thread.setContextClassLoader(step.loader());
        try {
            return handler.handle(request, response, callback);
        } catch (PluginException e) {
            throw e;
        } catch (Throwable e) {
            if (activity.isFromBeyond(e) || GuardedStep.isOfClient(e)) {
                throw e;
            }
            throw step.failed(e);
        } finally {
            thread.setContextClassLoader(loader);
            activity.leave(before);
        }
    }

    /** Runs on a thread on which no caller handles results or exceptions. */
    private void handleAlone(Request request, Response response, Callback callback) {
        try {
            if (!handleHere(request, response, callback)) {
                callback.failed(new IllegalStateException(step + " neither responded to the request nor passed it on"));
            }
        } catch (Throwable e) {
            callback.failed(e);
        }
    }
}
