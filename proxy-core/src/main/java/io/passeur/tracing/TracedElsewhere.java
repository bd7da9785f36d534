package io.passeur.tracing;

import io.passeur.forward.Elsewhere;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/**
 * Ends the span of the server that was not reached when another one gets the request, whose span begins in the same scope.
 *
 * @param headers of the request as they were before it was told of the span
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
