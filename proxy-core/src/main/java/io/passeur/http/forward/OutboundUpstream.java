package io.passeur.http.forward;

import io.passeur.spi.Responses;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One use of a server behind a proxy or a Unix domain socket. */
final class OutboundUpstream implements Upstream {

    private final OutboundHandler handler;
    private final ServerFaults faults;
    private final UpstreamTarget target;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    OutboundUpstream(OutboundHandler handler, ServerFaults faults, UpstreamTarget target, Runnable release) {
        this.handler = handler;
        this.faults = faults;
        this.target = target;
        this.release = release;
    }

    @Override
    public void forward(Request request, Response response, Callback callback, NextUpstream next) {
        if (!HeaderNames.isToken(request.getMethod())) {
            Responses.statusText(response, callback, 400);
        } else if (!isSupported(request)) {
            Responses.empty(response, callback, 501);
        } else {
            handler.forward(new OutboundRequest(request, response, callback, next, target, faults));
        }
    }

    /** Jetty's client does not support upgrades, and writes all methods in upper case. */
    private static boolean isSupported(Request request) {
        String method = request.getMethod();
        return !method.equals("CONNECT")
                && method.equals(method.toUpperCase(Locale.ROOT))
                && HopByHop.upgrade(request.getHeaders()) == null;
    }

    @Override
    public @Nullable String trouble() {
        return faults.trouble(target);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release.run();
        }
    }
}
