package io.passeur.http.subrequest;

import io.passeur.config.ClientTlsConfiguration;
import io.passeur.config.QualifiedName;
import io.passeur.http.forward.Upstream;
import io.passeur.http.forward.UpstreamTarget;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.spi.ClientTlsSpec;
import io.passeur.spi.SubRequestClient;
import io.passeur.spi.SubRequests;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The sub-requests of one element, and the results of resolving its references when it was created. Closed with the
 * element.
 */
public final class ElementSubRequests implements SubRequests, AutoCloseable {

    private static final String DEFAULT = "default@internal";

    private final SubRequestSender sender;
    private final LiveServices live;
    private final Function<UpstreamTarget, Upstream> opener;
    private final InFlight inFlight;
    private final Map<String, QualifiedName> services = new LinkedHashMap<>();
    private final Map<String, TransportSettings> transports = new LinkedHashMap<>();
    private final List<UrlClient> urlClients = new CopyOnWriteArrayList<>();
    private volatile @Nullable SubRequestScope scope;

    ElementSubRequests(
            SubRequestSender sender,
            LiveServices live,
            Function<UpstreamTarget, Upstream> opener,
            InFlight inFlight,
            SubRequestScope scope) {
        this.sender = sender;
        this.live = live;
        this.opener = opener;
        this.inFlight = inFlight;
        this.scope = scope;
    }

    /** The element was created: from now on, references cannot be resolved. */
    public void made() {
        scope = null;
    }

    /** The services that the element sends to. */
    public Collection<QualifiedName> services() {
        return List.copyOf(services.values());
    }

    /**
     * Whether all references still resolve to the same elements.
     *
     * @throws io.passeur.spi.ConfigurationException if one no longer resolves
     */
    public boolean isCurrent(SubRequestScope now) {
        return services.entrySet().stream()
                        .allMatch(use -> now.service(use.getKey()).equals(use.getValue()))
                && transports.entrySet().stream()
                        .allMatch(use -> now.transport(use.getKey()).equals(use.getValue()));
    }

    private SubRequestScope scope() {
        SubRequestScope current = scope;
        if (current == null) {
            throw new IllegalStateException("references are resolved only while the middleware is created");
        }
        return current;
    }

    @Override
    public SubRequestClient service(String reference) {
        return service(reference, inFlight);
    }

    private SubRequestClient service(String reference, InFlight bound) {
        QualifiedName name = scope().service(reference);
        services.put(reference, name);
        return new ServiceClient(sender, live, bound, name);
    }

    @Override
    public SubRequestClient urls() {
        return urls(DEFAULT);
    }

    @Override
    public SubRequestClient urls(String serversTransport) {
        return urls(serversTransport, inFlight);
    }

    private SubRequestClient urls(String serversTransport, InFlight bound) {
        TransportSettings settings = scope().transport(serversTransport);
        transports.put(serversTransport, settings);
        return urls(settings, bound);
    }

    @Override
    public SubRequestClient urls(ClientTlsSpec tls) {
        return urls(tls, inFlight);
    }

    private SubRequestClient urls(ClientTlsSpec tls, InFlight bound) {
        return urls(
                UrlTransports.with(
                        scope().transport(DEFAULT),
                        new ClientTlsConfiguration(tls.ca(), tls.cert(), tls.key(), tls.insecureSkipVerify())),
                bound);
    }

    private SubRequestClient urls(TransportSettings settings, InFlight bound) {
        UrlClient client = new UrlClient(sender, bound, new UrlUpstreams(opener, settings));
        urlClients.add(client);
        return client;
    }

    @Override
    public SubRequestClient handler(Request.Handler next) {
        return request -> sender.resend(request, next);
    }

    @Override
    public SubRequests bounded(int maxInFlight) {
        return new Bounded(new InFlight(inFlight.owner(), maxInFlight, inFlight));
    }

    @Override
    public void close() {
        urlClients.forEach(UrlClient::close);
    }

    private final class Bounded implements SubRequests {

        private final InFlight bound;

        Bounded(InFlight bound) {
            this.bound = bound;
        }

        @Override
        public SubRequestClient service(String reference) {
            return ElementSubRequests.this.service(reference, bound);
        }

        @Override
        public SubRequestClient urls() {
            return urls(DEFAULT);
        }

        @Override
        public SubRequestClient urls(String serversTransport) {
            return ElementSubRequests.this.urls(serversTransport, bound);
        }

        @Override
        public SubRequestClient urls(ClientTlsSpec tls) {
            return ElementSubRequests.this.urls(tls, bound);
        }

        @Override
        public SubRequestClient handler(Request.Handler next) {
            return ElementSubRequests.this.handler(next);
        }

        @Override
        public SubRequests bounded(int maxInFlight) {
            return new Bounded(new InFlight(bound.owner(), maxInFlight, bound));
        }
    }
}
