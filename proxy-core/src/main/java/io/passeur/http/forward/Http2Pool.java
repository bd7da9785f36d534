package io.passeur.http.forward;

import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.net.Network;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sessions with one server, by lane: a stream lives on the lane of the client that it serves. */
final class Http2Pool {

    private final List<Http2Lane> lanes = new ArrayList<>();

    /** How many upstreams use this; guarded by the owner. */
    int uses;

    /** @param http1 the pool of the same server for HTTP/1.1, if it may choose that */
    Http2Pool(Network network, Http2Dialer dialer, UpstreamTarget server, @Nullable Http1Pool http1) {
        TransportSettings transport = server.transport();
        int maxIdle = (transport.maxIdle() + network.lanes() - 1) / network.lanes();
        for (int i = 0; i < network.lanes(); i++) {
            lanes.add(new Http2Lane(i, maxIdle, server, http1, dialer, network.scheduler()));
        }
    }

    Http2Lane lane(int index) {
        return lanes.get(index);
    }

    void close() {
        lanes.forEach(Http2Lane::close);
    }
}
