package io.passeur.service;

import io.passeur.forward.Upstream;
import io.passeur.spi.RequestAttributes;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One server of a load balancer. Its health is the one thing that changes. Thread-safe. */
final class Server {

    private final ServerUrl url;
    private final int weight;
    private final Upstream upstream;
    private final AtomicInteger running = new AtomicInteger();
    private final ResponseTimes responseTimes = new ResponseTimes();
    private volatile boolean up = true;
    private volatile @Nullable String illness;

    Server(ServerUrl url, int weight, Upstream upstream) {
        this.url = url;
        this.weight = weight;
        this.upstream = upstream;
    }

    ServerUrl url() {
        return url;
    }

    int weight() {
        return weight;
    }

    boolean isUp() {
        return up;
    }

    /** @param reason why it is not healthy, or null if it is */
    void setHealth(@Nullable String reason) {
        illness = reason;
        up = reason == null;
    }

    /** What the last check found, or null. */
    @Nullable
    String illness() {
        return illness;
    }

    /** Why it is down or cannot be reached, or null. */
    @Nullable
    String trouble() {
        String reason = illness;
        return reason == null ? upstream.trouble() : reason;
    }

    /** How many requests the server works on; counted only under strategies that ask for it. */
    AtomicInteger running() {
        return running;
    }

    ResponseTimes responseTimes() {
        return responseTimes;
    }

    void handle(Request request, Response response, Callback callback) throws Exception {
        request.setAttribute(RequestAttributes.SERVER_URL, url.text());
        upstream.handle(request, response, callback);
    }

    void close() {
        upstream.close();
    }

    @Override
    public String toString() {
        return url.text();
    }
}
