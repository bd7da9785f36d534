package io.passeur.entrypoint;

import io.passeur.rule.RuleInput;
import io.passeur.tls.TlsConnection;
import java.net.InetAddress;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request in the one form that rules, middlewares and upstream see: path normalised, forwarded headers in place,
 * headers of the connection removed.
 */
public final class InboundRequest extends Request.Wrapper implements RuleInput {

    private final HttpURI uri;
    private final HttpFields headers;
    private final String host;
    private final @Nullable InetAddress client;
    private final @Nullable TlsConnection tls;
    private @Nullable String routingPath;

    InboundRequest(
            Request wrapped,
            HttpURI uri,
            HttpFields headers,
            String host,
            @Nullable InetAddress client,
            @Nullable TlsConnection tls) {
        super(wrapped);
        this.uri = uri;
        this.headers = headers;
        this.host = host;
        this.client = client;
        this.tls = tls;
    }

    /** What the connection's handshake came to; null on plain text. */
    public @Nullable TlsConnection tls() {
        return tls;
    }

    @Override
    public HttpURI getHttpURI() {
        return uri;
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }

    /** {@inheritDoc} An IPv6 address has no brackets. */
    @Override
    public String host() {
        return host;
    }

    @Override
    public String routingPath() {
        String known = routingPath;
        if (known == null) {
            known = RoutingPath.of(uri.getPath());
            routingPath = known;
        }
        return known;
    }

    @Override
    public @Nullable String query() {
        return uri.getQuery();
    }

    @Override
    public String method() {
        return getMethod();
    }

    @Override
    public HttpFields headers() {
        return headers;
    }

    @Override
    public @Nullable InetAddress clientAddress() {
        return client;
    }
}
