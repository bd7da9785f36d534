package io.passeur.http.service;

import io.passeur.http.forward.NextUpstream;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/** Counts a request as running on its server until its callback completes, or another server gets it. */
final class RunningRequest extends Callback.Nested implements NextUpstream {

    private static final AtomicIntegerFieldUpdater<RunningRequest> ENDED =
            AtomicIntegerFieldUpdater.newUpdater(RunningRequest.class, "ended");

    private final Server server;
    private final NextUpstream next;
    private volatile int ended;

    private RunningRequest(Server server, Callback callback, NextUpstream next) {
        super(callback);
        this.server = server;
        this.next = next;
    }

    static RunningRequest on(Server server, Callback callback, NextUpstream next) {
        server.begun();
        return new RunningRequest(server, callback, next);
    }

    /** Whoever is the first to know ends it: who begins it may fail, and who completes it may do so twice. */
    @Override
    public void completed() {
        if (ENDED.compareAndSet(this, 0, 1)) {
            server.ended();
        }
    }

    @Override
    public boolean isPossible() {
        return next.isPossible();
    }

    @Override
    public void go(Request request) {
        completed();
        next.go(request);
    }
}
