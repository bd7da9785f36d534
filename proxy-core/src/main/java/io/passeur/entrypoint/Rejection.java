package io.passeur.entrypoint;

import io.passeur.spi.Responses;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The response to a request that the entry point refuses. */
enum Rejection {
    BAD_PATH(400, ""),
    /** A client with a malformed host may have sent more malformed bytes, so the connection is closed. */
    BAD_HOST(400, "400 Bad Request: invalid Host header"),
    UNDERSCORE(400, "Bad Request"),
    /** The heads of all requests together take too much memory. */
    HEAD(431, "Request Header Fields Too Large"),
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
