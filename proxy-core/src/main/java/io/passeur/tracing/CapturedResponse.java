package io.passeur.tracing;

import io.opentelemetry.api.trace.Span;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Records in a span the headers of the server's response before middlewares change them. */
final class CapturedResponse extends Response.Wrapper {

    private final CapturedHeaders captured;
    private final Span span;
    private boolean begun;

    CapturedResponse(Request request, Response wrapped, CapturedHeaders captured, Span span) {
        super(request, wrapped);
        this.captured = captured;
        this.span = span;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
        if (!begun) {
            begun = true;
            captured.capture(getHeaders(), span);
        }
        super.write(last, content, callback);
    }
}
