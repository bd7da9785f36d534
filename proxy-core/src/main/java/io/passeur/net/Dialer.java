package io.passeur.net;

import org.eclipse.jetty.io.Connection;

/** Who asked for a connection. Exactly one of the methods is called, once; neither may block. */
public interface Dialer {

    /** The connection is there; what is returned is opened on its lane's thread. */
    Connection connected(LaneEndPoint endPoint);

    void failed(Throwable cause);
}
