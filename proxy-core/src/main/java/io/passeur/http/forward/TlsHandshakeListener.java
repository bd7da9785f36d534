package io.passeur.http.forward;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/** Who waits for a TLS handshake. Either the first two are called in this order, or the last. */
interface TlsHandshakeListener {

    /**
     * The handshake is done.
     *
     * @param protocol that the server chose; empty if it does not take part in choosing
     * @return what is opened on top of TLS
     */
    Connection secured(EndPoint endPoint, String protocol);

    /** The connection on top was opened. */
    default void opened() {}

    void unsecured(Throwable cause);
}
