package io.passeur.net;

/** A request without a client's connection that belongs to a lane all the same. */
public interface LaneRequest {

    int lane();
}
