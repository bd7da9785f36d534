package io.passeur.http.routing;

import io.passeur.entrypoint.EncodedCharacters;
import io.passeur.observation.RequestRecord;
import io.passeur.spi.Responses;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Rejects paths with escapes that the entry point denies ({@code http.encodedCharacters}). */
record EscapeGuard(EncodedCharacters encoded, Request.Handler next) implements Request.Handler {

    static Request.Handler of(EncodedCharacters encoded, Request.Handler next) {
        return encoded.deniesAny() ? new EscapeGuard(encoded, next) : next;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getPath();
        String denial = path == null ? null : encoded.denial(path);
        if (denial == null) {
            return next.handle(request, response, callback);
        }
        RequestRecord.ofOrUnread(request).refused(denial);
        Responses.error(response, callback, HttpStatus.BAD_REQUEST_400, "400 Bad Request: " + denial);
        return true;
    }
}
