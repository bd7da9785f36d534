package io.passeur.entrypoint;

import io.passeur.observation.Observed;
import io.passeur.observation.RequestRecord;
import io.passeur.spi.RequestAttributes;
import io.passeur.spi.RoutedRequest;
import io.passeur.tls.TlsConnection;
import java.net.InetAddress;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request in its final form, which rules, middlewares and servers see: the path is canonical, forwarded headers are set, and
 * hop-by-hop headers are removed.
 */
public final class InboundRequest extends Request.Wrapper implements RoutedRequest, Observed {

    private final RequestRecord record;
    private final HttpURI uri;
    private final HttpFields headers;
    private final String host;
    private final @Nullable InetAddress client;
    private final @Nullable TlsConnection tls;
    private @Nullable String routingPath;

    InboundRequest(
            Request wrapped,
            RequestRecord record,
            HttpURI uri,
            HttpFields headers,
            String host,
            @Nullable InetAddress client,
            @Nullable TlsConnection tls) {
        super(wrapped);
        this.record = record;
        this.uri = uri;
        this.headers = headers;
        this.host = host;
        this.client = client;
        this.tls = tls;
    }

    @Override
    public RequestRecord record() {
        return record;
    }

    /** Attributes that services set go into the record of the request, which is cheaper to write than a map. */
    @Override
    public @Nullable Object setAttribute(String name, @Nullable Object value) {
        switch (name) {
            case RequestAttributes.SERVICE_NAME -> {
                String before = record.service();
                record.served((String) value);
                return before;
            }
            case RequestAttributes.SERVER_URL -> {
                String before = record.serverUrl();
                record.forwarded((String) value);
                return before;
            }
            default -> {
                return super.setAttribute(name, value);
            }
        }
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return switch (name) {
            case RequestAttributes.SERVICE_NAME -> record.service();
            case RequestAttributes.SERVER_URL -> record.serverUrl();
            default -> super.getAttribute(name);
        };
    }

    @Override
    public @Nullable Object removeAttribute(String name) {
        return name.equals(RequestAttributes.SERVICE_NAME) || name.equals(RequestAttributes.SERVER_URL)
                ? setAttribute(name, null)
                : super.removeAttribute(name);
    }

    /** The TLS connection; null for plain text. */
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
