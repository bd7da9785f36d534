package io.passeur.http.service;

import io.passeur.config.PingConfiguration;
import io.passeur.spi.Responses;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Reports whether the proxy takes requests: the service {@code ping@internal}. It tells load balancers in front that the
 * proxy is about to stop while it still serves them.
 */
public final class Ping implements Request.Handler {

    private final @Nullable PingConfiguration configuration;
    private volatile int status = HttpStatus.OK_200;

    /** @param configuration null if ping is not enabled */
    public Ping(@Nullable PingConfiguration configuration) {
        this.configuration = configuration;
    }

    boolean isEnabled() {
        return configuration != null;
    }

    /** From now on the status is {@code terminatingStatusCode}. */
    public void terminate() {
        if (configuration != null) {
            status = configuration.terminatingStatusCode();
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int now = status;
        if (HttpStatus.hasNoBody(now)) {
            response.setStatus(now);
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        } else {
            Responses.statusText(response, callback, now);
        }
        return true;
    }
}
