package io.passeur.http.forward;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.net.Network;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.client.BasicAuthentication;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.Origin;
import org.eclipse.jetty.client.transport.HttpClientConnectionFactory;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Transport;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's reverse proxy for servers behind an {@link OutboundProxy} or a Unix domain socket, extended by what Jetty's
 * lacks: bodies of unknown length, trailers, {@code Host}, raw query strings, and Passeur's error responses.
 */
final class OutboundHandler extends ProxyHandler.Reverse {

    private static final int MAX_CONNECTIONS = 1024;
    private static final int MAX_QUEUED = 64 * 1024;
    private static final int RESPONSE_BUFFER = 64 * 1024;
    private static final int MAX_HEAD = 1024 * 1024;

    private final Network network;
    private final TransportSettings transport;
    private final @Nullable OutboundProxy proxy;
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean unused;

    private OutboundHandler(Network network, TransportSettings transport, @Nullable OutboundProxy proxy) {
        super(Request::getHttpURI);
        this.network = network;
        this.transport = transport;
        this.proxy = proxy;
        setViaHost("passeur");
    }

    static OutboundHandler start(Network network, TransportSettings transport, @Nullable OutboundProxy proxy) {
        OutboundHandler handler = new OutboundHandler(network, transport, proxy);
        LifeCycle.start(handler);
        return handler;
    }

    @Override
    protected HttpClient newHttpClient() {
        ClientConnector connector = network.newClientConnector();
        connector.setSelectors(1);
        connector.setSslContextFactory(new OutboundTls(transport.tls()));
        HttpClientTransportDynamic dynamic =
                new HttpClientTransportDynamic(connector, HttpClientConnectionFactory.HTTP11);
        dynamic.setInvocationType(InvocationType.NON_BLOCKING);
        return new HttpClient(dynamic);
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setExecutor(network.executor());
        client.setScheduler(network.scheduler());
        client.setByteBufferPool(network.buffers());
        client.setUserAgentField(null);
        client.setDefaultRequestContentType(null);
        client.setMaxConnectionsPerDestination(MAX_CONNECTIONS);
        client.setMaxRequestsQueuedPerDestination(MAX_QUEUED);
        client.setMaxRequestHeadersSize(MAX_HEAD);
        client.setMaxResponseHeadersSize(MAX_HEAD);
        client.setResponseBufferSize(RESPONSE_BUFFER);
        client.setConnectTimeout(transport.dialTimeout().toMillis());
        client.setIdleTimeout(transport.idleTimeout().toMillis());
        if (proxy != null) {
            goThrough(proxy, client);
        }
    }

    private void goThrough(OutboundProxy way, HttpClient client) {
        Origin.Address address = new Origin.Address(way.host(), way.port());
        HttpProxy http =
                way.secure() ? new HttpProxy(address, new OutboundTls(transport.tls())) : new HttpProxy(address, false);
        client.getProxyConfiguration().addProxy(http);
        if (way.user() != null) {
            client.getAuthenticationStore()
                    .addAuthenticationResult(new BasicAuthentication.BasicResult(
                            http.getURI(), HttpHeader.PROXY_AUTHORIZATION, way.user(), way.password()));
        }
    }

    void forward(OutboundRequest request) {
        running.incrementAndGet();
        Callback counted = Callback.from(InvocationType.NON_BLOCKING, this::ended, cause -> ended());
        try {
            handle(request, request.response(), counted);
        } catch (RuntimeException e) {
            ended();
            request.failed(e);
        }
    }

    private void ended() {
        if (running.decrementAndGet() == 0 && unused) {
            network.executor().execute(() -> LifeCycle.stop(this));
        }
    }

    /** No more requests will be sent; running ones are completed. */
    void stopWhenIdle() {
        unused = true;
        if (running.get() == 0) {
            LifeCycle.stop(this);
        }
    }

    /** Raw paths and queries need not be valid in a URI. */
    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI ignored) {
        UpstreamTarget target = ((OutboundRequest) request).target();
        boolean unix = target.protocol() == Protocol.UNIX;
        org.eclipse.jetty.client.Request toServer = getHttpClient()
                .newRequest(unix ? "localhost" : target.host(), unix ? Protocol.HTTP.defaultPort() : target.port())
                .scheme(target.protocol() == Protocol.HTTPS ? "https" : "http")
                .method(request.getMethod())
                .path(UriText.escape(UpstreamHead.target(request, target)))
                .idleTimeout(0, TimeUnit.MILLISECONDS);
        return unix ? toServer.transport(new Transport.TCPUnix(Path.of(target.host()))) : toServer;
    }

    /**
     * The same fields as for directly connected servers, except {@code Expect}: the client gets its {@code 100
     * Continue} when the body is read.
     */
    @Override
    protected void copyRequestHeaders(Request request, org.eclipse.jetty.client.Request toServer) {
        UpstreamTarget target = ((OutboundRequest) request).target();
        toServer.headers(headers -> {
            headers.put(HttpHeader.HOST, UpstreamHead.host(request, target));
            UpstreamHead.each(request, field -> add(field, headers));
            HttpField length = request.getHeaders().getField(HttpHeader.CONTENT_LENGTH);
            if (length != null) {
                headers.add(length);
            }
            String forwardedFor = ForwardedFor.value(request);
            if (forwardedFor != null) {
                headers.add(HttpHeader.X_FORWARDED_FOR, forwardedFor);
            }
            if (HopByHop.wantsTrailers(request.getHeaders())) {
                headers.add(HttpHeader.TE, "trailers");
            }
        });
    }

    private static void add(HttpField field, HttpFields.Mutable headers) {
        if (field.getHeader() != HttpHeader.EXPECT) {
            headers.add(HeaderNames.canonical(field));
        }
    }

    /** The {@code X-Forwarded-*} fields are set already. */
    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request toServer) {}

    @Override
    protected void sendProxyToServerRequest(
            Request request, org.eclipse.jetty.client.Request toServer, Response response, Callback callback) {
        OutboundRequest outbound = (OutboundRequest) request;
        toServer.body(outbound.hasBody() ? outbound : null);
        if (outbound.hasBody()) {
            toServer.trailersSupplier(outbound::trailers);
        }
        outbound.watch(toServer);
        toServer.send(new OutboundResponse(outbound, callback, limit(toServer)));
    }

    private Scheduler.@Nullable Task limit(org.eclipse.jetty.client.Request toServer) {
        Duration limit = transport.responseHeaderTimeout();
        return limit.isZero()
                ? null
                : network.scheduler()
                        .schedule(
                                () -> toServer.abort(new TimeoutException("no response within " + limit)),
                                limit.toMillis(),
                                TimeUnit.MILLISECONDS);
    }
}
