package io.passeur.http.middleware.headers;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Answers in two pieces. */
final class TwoWrites implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.write(
                false,
                BufferUtil.toBuffer("one"),
                Callback.from(() -> response.write(true, BufferUtil.toBuffer("two"), callback), callback::failed));
        return true;
    }
}
