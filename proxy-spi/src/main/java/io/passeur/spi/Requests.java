package io.passeur.spi;

import java.security.cert.X509Certificate;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.EndPoint.SslSessionData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What middlewares ask of requests. None of it blocks. */
public final class Requests {

    private static final int NOT_FOUND = 404;

    private Requests() {}

    /** The host as the client wrote it, with its port if it named one; empty if there is none. */
    public static String host(Request request) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host != null) {
            return host;
        }
        HttpURI uri = request.getHttpURI();
        return uri.hasAuthority() ? uri.getAuthority() : "";
    }

    /**
     * What the client showed in the handshake of its TLS connection: its own certificate first, then those that lead to its
     * authority. Whether they were checked is up to the TLS options of the host. All requests of a
     * connection get the same ones.
     *
     * @return empty if the client showed none, or the connection has no TLS
     */
    public static List<X509Certificate> clientCertificates(Request request) {
        SslSessionData session =
                request.getConnectionMetaData().getConnection().getEndPoint().getSslSessionData();
        X509Certificate[] chain = session == null ? null : session.peerCertificates();
        return chain == null ? List.of() : List.of(chain);
    }

    /**
     * Goes on with a request whose handler has returned {@code true} already, from any thread: a request that nobody
     * handles is answered with 404, and an exception fails the callback.
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
