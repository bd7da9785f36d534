package io.passeur.http.service;

import io.passeur.balance.StickyKeys.Session;
import io.passeur.balance.TargetPool;
import io.passeur.live.Holders;
import io.passeur.spec.WeightedSpec;
import io.passeur.spi.LoadBalancingStrategyFactory;
import io.passeur.spi.LoadBalancingTarget;
import io.passeur.spi.Responses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Spreads requests over other services, which it neither starts nor closes. Thread-safe. */
final class WeightedBalancer implements SharedService {

    private final WeightedPlan plan;
    private final TargetPool<Child> pool;
    private final @Nullable StickySessions<Child> sessions;
    private final Holders holders = Holders.one();

    WeightedBalancer(WeightedPlan plan, LoadBalancingStrategyFactory strategy, @Nullable StickyCookie cookie) {
        this.plan = plan;
        pool = TargetPool.inOrder(plan.children(), strategy);
        sessions = cookie == null ? null : new StickySessions<>(cookie, pool.candidates());
    }

    WeightedPlan plan() {
        return plan;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Session<Child> session = sessions == null ? null : sessions.of(request);
        if (sessions != null && session != null) {
            return session.target().service().handle(request, sessions.renew(session, request, response), callback);
        }
        Child child = pool.pick(new RequestClient(request));
        if (child == null) {
            Responses.error(response, callback, 503, NoServerResponse.TEXT);
            return true;
        }
        Response sticky = sessions == null ? response : sessions.begin(child, request, response);
        return child.service().handle(request, sticky, callback);
    }

    @Override
    public void start() {}

    @Override
    public boolean isUp() {
        return pool.isAvailable();
    }

    @Override
    public boolean checksHealth() {
        return plan.spec().healthCheck() != null;
    }

    @Override
    public Map<String, String> serverStatus() {
        Map<String, String> status = new LinkedHashMap<>();
        if (checksHealth()) {
            plan.children()
                    .forEach(child -> status.put(child.name(), child.service().isUp() ? "UP" : "DOWN"));
        }
        return status;
    }

    @Override
    public boolean retain() {
        return holders.addIfAny();
    }

    @Override
    public void close() {
        if (holders.remove()) {
            pool.close();
        }
    }

    /**
     * A service of a weighted service.
     *
     * @param name as written in the list of services
     * @param followsHealth whether it gets no requests while it is down
     */
    record Child(String name, int weight, LiveService service, boolean followsHealth) implements LoadBalancingTarget {

        @Override
        public boolean isAvailable() {
            return !followsHealth || service.isUp();
        }
    }

    /** @param name the service's full name */
    record WeightedPlan(String name, WeightedSpec spec, List<Child> children) {}
}
