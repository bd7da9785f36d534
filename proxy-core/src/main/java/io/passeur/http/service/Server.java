package io.passeur.http.service;

import io.passeur.balance.Target;
import io.passeur.http.forward.NextUpstream;
import io.passeur.http.forward.Upstream;
import io.passeur.observation.RequestRecord;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One server of a load balancer, with the connections to it. Thread-safe. */
final class Server extends Target {

    private final ServerUrl url;
    private final Upstream upstream;

    Server(ServerUrl url, int weight, Upstream upstream) {
        super(url.text(), weight);
        this.url = url;
        this.upstream = upstream;
    }

    ServerUrl url() {
        return url;
    }

    /** Why it takes no new requests or cannot be reached, or null. */
    @Override
    public @Nullable String trouble() {
        String trouble = super.trouble();
        return trouble == null ? upstream.trouble() : trouble;
    }

    /** Why the last attempt to reach it failed, or null. */
    @Nullable
    String unreachable() {
        return upstream.trouble();
    }

    void handle(Request request, Response response, Callback callback, NextUpstream next) throws Exception {
        RequestRecord.ofOrUnread(request).forwarded(name());
        upstream.forward(request, response, callback, next);
    }

    void close() {
        upstream.close();
    }
}
