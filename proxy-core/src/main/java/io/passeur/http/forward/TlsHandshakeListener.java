package io.passeur.http.forward;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/** Receives the result of a TLS handshake: either the first two methods are called in this order, or the last one. */
interface TlsHandshakeListener {

    /**
     * The handshake is done.
     *
     * @param protocol selected by the server; empty if the server does not support ALPN
     * @return the connection to open on top of TLS
     */
    Connection secured(EndPoint endPoint, String protocol);

    /** The connection on top of TLS is open. */
    default void opened() {}

    void unsecured(Throwable cause);
}
