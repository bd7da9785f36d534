package io.passeur.service;

import org.eclipse.jetty.util.Callback;

/** Counts a request as running on its server until its callback completes. */
final class RunningRequest extends Callback.Nested {

    private final Server server;

    private RunningRequest(Server server, Callback callback) {
        super(callback);
        this.server = server;
    }

    static Callback on(Server server, Callback callback) {
        server.running().incrementAndGet();
        return new RunningRequest(server, callback);
    }

    @Override
    public void completed() {
        server.running().decrementAndGet();
    }
}
