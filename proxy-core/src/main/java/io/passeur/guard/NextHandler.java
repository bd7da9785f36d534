package io.passeur.guard;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The handler through which requests leave a middleware or a service of a plugin; failures behind it are not the
 * plugin's.
 */
public record NextHandler(Request.Handler handler) implements Request.Handler {

    private static final ClassLoader PROXY = NextHandler.class.getClassLoader();

    @Override
    public InvocationType getInvocationType() {
        return handler.getInvocationType();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Activity activity = Activity.current();
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        @Nullable Watched before = activity.enter(null);
        thread.setContextClassLoader(PROXY);
        try {
            return handler.handle(request, response, callback);
        } catch (Throwable e) {
            activity.threwBeyond(e);
            throw e;
        } finally {
            thread.setContextClassLoader(loader);
            activity.leave(before);
        }
    }
}
