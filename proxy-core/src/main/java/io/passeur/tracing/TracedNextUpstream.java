package io.passeur.tracing;

import io.passeur.http.forward.NextUpstream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/**
 * Ends the span of a server that was not reached when another server gets the request; its span has the same parent.
 *
 * @param headers the headers of the request before the context of the span was added
 * @param unreached ends the span
 */
record TracedNextUpstream(NextUpstream next, SpanScope scope, HttpFields headers, Runnable unreached)
        implements NextUpstream {

    @Override
    public boolean isPossible() {
        return next.isPossible();
    }

    @Override
    public void go(Request request) {
        unreached.run();
        next.go(new TracedRequest(request, scope, headers));
    }
}
