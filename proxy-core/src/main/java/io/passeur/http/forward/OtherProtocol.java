package io.passeur.http.forward;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The same server, in the protocol that it selected. */
record OtherProtocol(@Nullable Upstream upstream, Response response, Callback callback, NextUpstream next)
        implements NextUpstream {

    @Override
    public boolean isPossible() {
        return upstream != null;
    }

    @Override
    public void go(Request request) {
        try {
            if (upstream != null) {
                upstream.forward(request, response, callback, next);
            }
        } catch (Exception e) {
            callback.failed(e);
        }
    }
}
