package io.passeur.service;

import io.passeur.forward.Upstream;
import io.passeur.spi.RequestAttributes;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One server of a load balancer. Its health is the one thing that changes. Thread-safe. */
final class Server {

    private final ServerUrl url;
    private final int weight;
    private final Upstream upstream;
    private final AtomicInteger running = new AtomicInteger();
    private final ResponseTimes responseTimes = new ResponseTimes();
    private volatile boolean up = true;

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

    void setUp(boolean up) {
        this.up = up;
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
