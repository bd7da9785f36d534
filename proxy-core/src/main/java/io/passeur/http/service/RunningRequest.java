package io.passeur.http.service;

import io.passeur.http.forward.Elsewhere;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/** Counts a request as running on its server until its callback completes, or another server gets it. */
final class RunningRequest extends Callback.Nested implements Elsewhere {

    private final Server server;
    private final Elsewhere elsewhere;

    private RunningRequest(Server server, Callback callback, Elsewhere elsewhere) {
        super(callback);
        this.server = server;
        this.elsewhere = elsewhere;
    }

    static RunningRequest on(Server server, Callback callback, Elsewhere elsewhere) {
        server.begun();
        return new RunningRequest(server, callback, elsewhere);
    }

    @Override
    public void completed() {
        server.ended();
    }

    @Override
    public boolean isPossible() {
        return elsewhere.isPossible();
    }

    @Override
    public void go(Request request) {
        completed();
        elsewhere.go(request);
    }
}
