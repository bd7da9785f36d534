package io.passeur.net;

import org.eclipse.jetty.io.EndPoint;

/** A connection that lives on a lane. */
public sealed interface LaneEndPoint extends EndPoint permits ClientEndPoint, ServerEndPoint {

    /** Runs a task on the lane's thread, soon. It must not block. */
    void onLane(Runnable task);
}
