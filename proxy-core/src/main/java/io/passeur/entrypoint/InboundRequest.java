package io.passeur.entrypoint;

import io.passeur.observation.RecordedRequest;
import io.passeur.observation.RequestRecord;
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
public final class InboundRequest extends RecordedRequest implements RoutedRequest {

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
        super(wrapped, record);
        this.uri = uri;
        this.headers = headers;
        this.host = host;
        this.client = client;
        this.tls = tls;
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
