package io.passeur.http.subrequest;

import io.passeur.config.QualifiedName;
import io.passeur.http.forward.Upstream;
import io.passeur.http.forward.UpstreamTarget;
import io.passeur.net.Network;
import io.passeur.observation.SubRequestObserver;
import io.passeur.observation.SubRequestTracer;
import java.util.function.Function;

/** Makes the sub-requests of all middlewares, and limits their total number. Thread-safe. */
public final class SubRequestManager {

    private static final long HEAP_FOR_EACH = 128 * 1024;
    private static final int FEWEST = 256;
    private static final int MOST = 16 * 1024;

    private final SubRequestComponents components;
    private final Function<UpstreamTarget, Upstream> opener;
    private final SubRequestTracer tracer;
    private final SubRequestObserver observer;
    private final LiveServices services = new LiveServices();
    private final InFlight inFlight;

    /** @param opener opens upstreams for the servers of URLs */
    public SubRequestManager(
            Network network,
            Function<UpstreamTarget, Upstream> opener,
            SubRequestTracer tracer,
            SubRequestObserver observer) {
        this(
                network,
                opener,
                tracer,
                observer,
                mostInFlight(Runtime.getRuntime().maxMemory()));
    }

    /** @param maxInFlight how many sub-requests of all middlewares may be in flight */
    public SubRequestManager(
            Network network,
            Function<UpstreamTarget, Upstream> opener,
            SubRequestTracer tracer,
            SubRequestObserver observer,
            int maxInFlight) {
        components = new SubRequestComponents(network);
        this.opener = opener;
        this.tracer = tracer;
        this.observer = observer;
        inFlight = new InFlight("the proxy", maxInFlight, null);
    }

    static int mostInFlight(long heap) {
        return (int) Math.max(FEWEST, Math.min(MOST, heap / HEAP_FOR_EACH));
    }

    /** The services for sub-requests. */
    public LiveServices services() {
        return services;
    }

    /** The sub-requests of one element. A single element can have at most half of the total in flight. */
    public ElementSubRequests of(QualifiedName element, SubRequestScope scope) {
        String name = element.toString();
        InFlight own = new InFlight(name, Math.max(1, inFlight.limit() / 2), inFlight);
        SubRequestSender sender = new SubRequestSender(components, tracer, observer, LoopMarker.of(name));
        return new ElementSubRequests(sender, services, opener, own, scope);
    }
}
