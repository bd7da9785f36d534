package io.passeur.http.middleware.headers;

import io.passeur.spi.ResponseInterceptor;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Applies its edits in order before the response is sent. */
final class EditedResponse extends ResponseInterceptor {

    private final List<ResponseEdit> edits;

    EditedResponse(Request request, Response wrapped, List<ResponseEdit> edits) {
        super(request, wrapped);
        this.edits = edits;
    }

    @Override
    @SuppressWarnings("ForLoopReplaceableByForEach") // no iterator on the hot path
    protected void beforeCommit() {
        for (int i = 0; i < edits.size(); i++) {
            edits.get(i).apply(getRequest(), getHeaders());
        }
    }
}
