package io.passeur.entrypoint;

import io.passeur.spi.Responses;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The answer to a request that goes no further than the entry point. */
enum Rejection {
    BAD_PATH(400, ""),
    /** Whoever is so wrong about the host may be wrong about the rest; the connection ends. */
    BAD_HOST(400, "400 Bad Request: invalid Host header"),
    UNDERSCORE(400, "Bad Request"),
    CONNECT(501, ""),
    ABOUT_THE_SERVER(200, "");

    private final int status;
    private final String text;

    Rejection(int status, String text) {
        this.status = status;
        this.text = text;
    }

    void answer(Response response, Callback callback) {
        if (this == BAD_HOST) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
        if (text.isEmpty()) {
            Responses.empty(response, callback, status);
        } else {
            Responses.error(response, callback, status, text);
        }
    }
}
