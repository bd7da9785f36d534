package io.passeur.tracing;

import io.passeur.http.forward.Elsewhere;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/**
 * Ends the span of a server that was not reached when another server gets the request; its span has the same parent.
 *
 * @param headers the headers of the request before the context of the span was added
 * @param unreached ends the span
 */
record TracedElsewhere(Elsewhere elsewhere, SpanScope scope, HttpFields headers, Runnable unreached)
        implements Elsewhere {

    @Override
    public boolean isPossible() {
        return elsewhere.isPossible();
    }

    @Override
    public void go(Request request) {
        unreached.run();
        elsewhere.go(new TracedRequest(request, scope, headers));
    }
}
