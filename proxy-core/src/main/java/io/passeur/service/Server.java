package io.passeur.service;

import io.passeur.forward.Elsewhere;
import io.passeur.forward.Upstream;
import io.passeur.spi.RequestAttributes;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One server of a load balancer. Whether it takes requests is the one thing that changes. Thread-safe. */
final class Server {

    private final ServerUrl url;
    private final int weight;
    private final Upstream upstream;
    private final AtomicInteger running = new AtomicInteger();
    private final ResponseTimes responseTimes = new ResponseTimes();
    private volatile boolean up = true;
    private volatile @Nullable String illness;
    private volatile boolean leaving;

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

    /** Whether it takes new requests. */
    boolean isUp() {
        return up;
    }

    boolean isHealthy() {
        return illness == null;
    }

    boolean isLeaving() {
        return leaving;
    }

    /** @param reason why it is not healthy, or null if it is */
    synchronized void setHealth(@Nullable String reason) {
        illness = reason;
        up = reason == null && !leaving;
    }

    /** Whether a configuration that is not live yet has this server no more. What runs on it goes on. */
    synchronized void setLeaving(boolean leaves) {
        leaving = leaves;
        up = illness == null && !leaves;
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
        if (reason != null) {
            return reason;
        }
        return leaving ? "is stopping" : upstream.trouble();
    }

    /** How many requests the server works on; counted only under strategies that ask for it. */
    AtomicInteger running() {
        return running;
    }

    ResponseTimes responseTimes() {
        return responseTimes;
    }

    void handle(Request request, Response response, Callback callback, Elsewhere elsewhere) throws Exception {
        request.setAttribute(RequestAttributes.SERVER_URL, url.text());
        upstream.forward(request, response, callback, elsewhere);
    }

    void close() {
        upstream.close();
    }

    @Override
    public String toString() {
        return url.text();
    }
}
