package io.passeur.entrypoint;

import io.passeur.spi.Responses;
import io.passeur.spi.StatusText;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The response to a request that the entry point refuses. */
enum Rejection {
    BAD_PATH(400, "malformed path"),
    /** A client with a malformed host may have sent more malformed bytes, so the connection is closed. */
    BAD_HOST(400, "invalid Host header"),
    UNDERSCORE(400, ""),
    /** HTTP/1.0 has no transfer codings, so proxy and server could disagree about the end of the body. */
    OLD_CODING(400, "Transfer-Encoding in a request of HTTP/1.0"),
    /** Proxy and server must agree about the end of the body, so only one form of the field is taken. */
    CODING(501, "the only Transfer-Encoding that is supported is chunked"),
    /** The heads of all requests together take too much memory. */
    HEAD(431, ""),
    CONNECT(501, ""),
    ABOUT_THE_SERVER(200, "");

    private final int status;
    private final String text;

    Rejection(int status, String text) {
        this.status = status;
        this.text = text;
    }

    /** What is wrong with such requests; empty if the status says it. */
    String text() {
        return text;
    }

    private boolean closes() {
        return this == BAD_HOST || this == OLD_CODING || this == CODING;
    }

    private static boolean isHttp1(Response response) {
        HttpVersion version = response.getRequest().getConnectionMetaData().getHttpVersion();
        return version.getVersion() < HttpVersion.HTTP_2.getVersion();
    }

    void answer(Response response, Callback callback, String reason) {
        if (closes() && isHttp1(response)) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
        if (this == CONNECT || this == ABOUT_THE_SERVER) {
            Responses.empty(response, callback, status);
        } else if (this == UNDERSCORE) {
            Responses.error(response, callback, status, "Bad Request");
        } else if (reason.isEmpty()) {
            Responses.error(response, callback, status, StatusText.of(status));
        } else {
            Responses.error(response, callback, status, status + " " + StatusText.of(status) + ": " + reason);
        }
    }
}
