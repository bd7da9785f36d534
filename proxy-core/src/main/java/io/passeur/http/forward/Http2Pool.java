package io.passeur.http.forward;

import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.net.Network;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sessions with one server, by lane. A stream runs on the lane of its client. */
final class Http2Pool {

    private final List<Http2Lane> lanes = new ArrayList<>();

    /** The number of upstreams that use this pool; guarded by the owner. */
    int uses;

    /** @param http1 the HTTP/1.1 pool of the same server, if the server may select HTTP/1.1 */
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
