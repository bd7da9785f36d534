package io.passeur.entrypoint;

import io.passeur.rule.RuleInput;
import java.net.InetAddress;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request in the one form that rules, middlewares and upstream see: path normalised, forwarded headers in place,
 * headers of the connection removed.
 */
public final class InboundRequest extends Request.Wrapper implements RuleInput {

    InboundRequest(Request wrapped) {
        super(wrapped);
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public String host() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String routingPath() {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable String query() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String method() {
        return getMethod();
    }

    @Override
    public HttpFields headers() {
        return getHeaders();
    }

    @Override
    public @Nullable InetAddress clientAddress() {
        throw new UnsupportedOperationException();
    }
}
