package io.passeur.net;

import org.eclipse.jetty.io.Connection;

/** Receives the outcome of an attempt to connect. Exactly one of the methods is called, once. Neither may block. */
public interface ConnectListener {

    /** The socket is connected. The returned connection is opened on the thread of the lane. */
    Connection connected(LaneEndPoint endPoint);

    void failed(Throwable cause);
}
