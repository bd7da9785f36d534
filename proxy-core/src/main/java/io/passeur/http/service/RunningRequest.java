package io.passeur.http.service;

import io.passeur.http.forward.NextUpstream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/** Counts a request as running on its server until its callback completes, or another server gets it. */
final class RunningRequest extends Callback.Nested implements NextUpstream {

    private final Server server;
    private final NextUpstream next;

    private RunningRequest(Server server, Callback callback, NextUpstream next) {
        super(callback);
        this.server = server;
        this.next = next;
    }

    static RunningRequest on(Server server, Callback callback, NextUpstream next) {
        server.begun();
        return new RunningRequest(server, callback, next);
    }

    @Override
    public void completed() {
        server.ended();
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
