package io.passeur.tracing;

import io.passeur.observation.Observed;
import io.passeur.observation.RequestRecord;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** A request within a span that began behind the router. */
final class TracedRequest extends Request.Wrapper implements Observed {

    private final SpanScope scope;
    private final HttpFields headers;
    private volatile boolean passedOn;

    TracedRequest(Request wrapped, SpanScope scope, HttpFields headers) {
        super(wrapped);
        this.scope = scope;
        this.headers = headers;
    }

    SpanScope scope() {
        return scope;
    }

    /** The middleware whose span this is has called the next handler. */
    void passOn() {
        passedOn = true;
    }

    boolean isPassedOn() {
        return passedOn;
    }

    @Override
    public RequestRecord record() {
        return scope.record();
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }
}
