package io.passeur.http.service;

import io.passeur.balance.TargetPool;
import io.passeur.http.forward.NextUpstream;
import io.passeur.http.service.TimedResponse.Unreached;
import io.passeur.spi.LoadBalancingStrategy.Measurement;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What is measured of requests to servers, because the strategy picks by it.
 *
 * @param running whether running requests are counted
 * @param times whether the time to the first byte is taken
 * @param nanoTime a clock that never jumps
 */
record Measurements(boolean running, boolean times, LongSupplier nanoTime) {

    static Measurements of(TargetPool<Server> pool, LongSupplier nanoTime) {
        return new Measurements(
                pool.measures(Measurement.RUNNING_REQUESTS), pool.measures(Measurement.RESPONSE_TIME), nanoTime);
    }

    /** Hands the request to its server. */
    void forward(Server server, Request request, Response response, Callback callback, NextUpstream next)
            throws Exception {
        if (times) {
            Response timed = new TimedResponse(request, response, server, nanoTime);
            counted(server, request, timed, callback, new Unreached(server, next));
        } else {
            counted(server, request, response, callback, next);
        }
    }

    private void counted(Server server, Request request, Response response, Callback callback, NextUpstream next)
            throws Exception {
        if (running) {
            RunningRequest counted = RunningRequest.on(server, callback, next);
            try {
                server.handle(request, response, counted, counted);
            } catch (Exception | Error e) {
                counted.completed();
                throw e;
            }
        } else {
            server.handle(request, response, callback, next);
        }
    }
}
