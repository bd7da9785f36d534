package io.passeur.http.service;

import io.passeur.observation.RequestRecord;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A service that the proxy itself implements. It is always up and outlives every routing table. */
final class InternalService implements LiveService {

    private final String name;
    private final Request.Handler handler;

    /** @param name the full name */
    InternalService(String name, Request.Handler handler) {
        this.name = name;
        this.handler = handler;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        RequestRecord.ofOrUnread(request).served(name);
        return handler.handle(request, response, callback);
    }

    @Override
    public void start() {}

    @Override
    public boolean isUp() {
        return true;
    }

    @Override
    public boolean checksHealth() {
        return false;
    }

    @Override
    public Map<String, String> serverStatus() {
        return Map.of();
    }

    @Override
    public void close() {}
}
