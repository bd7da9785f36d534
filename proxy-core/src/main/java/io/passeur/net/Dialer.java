package io.passeur.net;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/** Who asked for a connection. Exactly one of the methods is called, once; neither may block. */
public interface Dialer {

    /** The connection is there; what is returned is opened on its lane's thread. */
    Connection connected(EndPoint endPoint);

    void failed(Throwable cause);
}
