package io.passeur.spi;

import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.EndPoint.SslSessionData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Accessors for middlewares. No method blocks. */
public final class Requests {

    private static final int NOT_FOUND = 404;

    private Requests() {}

    /** The host as the client sent it, with its port if present; empty if there is none. */
    public static String host(Request request) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host != null) {
            return host;
        }
        HttpURI uri = request.getHttpURI();
        return uri.hasAuthority() ? uri.getAuthority() : "";
    }

    /**
     * The client certificate of the TLS connection, followed by its intermediate certificates. The TLS options of the
     * host decide whether they were verified. The result is the same for all requests of a connection.
     *
     * @return empty if the client sent none, or the connection does not use TLS
     */
    public static List<X509Certificate> clientCertificates(Request request) {
        SslSessionData session =
                request.getConnectionMetaData().getConnection().getEndPoint().getSslSessionData();
        X509Certificate[] chain = session == null ? null : session.peerCertificates();
        return chain == null ? List.of() : List.of(chain);
    }

    /**
     * Continues a request whose handler has already returned {@code true}. May be called from any thread. If the
     * handler does not handle the request, the response is 404; an exception fails the callback.
     */
    public static void resume(Request.Handler next, Request request, Response response, Callback callback) {
        try {
            if (!next.handle(request, response, callback)) {
                Responses.error(response, callback, NOT_FOUND, "404 page not found");
            }
        } catch (Throwable failure) {
            callback.failed(failure);
        }
    }
}
