package io.passeur.service;

import io.passeur.service.StickySessions.Session;
import io.passeur.spi.Responses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Spreads requests over other services. It does not own them: whoever compiled them starts and closes them. Thread-safe. */
final class WeightedBalancer implements Balancer {

    private final WeightedPlan plan;
    private final List<Child> children;
    private final Rotation rotation;
    private final @Nullable StickySessions<Child> sessions;
    private final Uses uses = new Uses();

    WeightedBalancer(WeightedPlan plan, @Nullable StickyCookie cookie) {
        this.plan = plan;
        children = plan.children().stream().filter(child -> child.weight() > 0).toList();
        rotation = new Rotation(children.stream().map(Child::weight).toList());
        sessions = cookie == null ? null : new StickySessions<>(cookie, children, Child::name);
    }

    WeightedPlan plan() {
        return plan;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Session<Child> session = sessions == null ? null : sessions.of(request);
        if (session != null && isUsable(session.target())) {
            return session.target().service().handle(request, session.renewed(request, response), callback);
        }
        int index = rotation.next(candidate -> isUsable(children.get(candidate)));
        if (index < 0) {
            Responses.error(response, callback, 503, "no available server");
            return true;
        }
        Child child = children.get(index);
        Response answer = sessions == null ? response : sessions.begin(child, request, response);
        return child.service().handle(request, answer, callback);
    }

    /** Without {@code healthCheck} a child's requests go to it also while it is down. */
    private boolean isUsable(Child child) {
        return !checksHealth() || child.service().isUp();
    }

    @Override
    public void start() {}

    @Override
    public boolean isUp() {
        for (Child child : children) {
            if (isUsable(child)) {
                return true;
            }
        }
        return false;
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
        return uses.retain();
    }

    @Override
    public void close() {
        uses.release();
    }

    /** @param name as written in the list of services */
    record Child(String name, int weight, LiveService service) {}

    /** @param name the service's full name */
    record WeightedPlan(String name, io.passeur.spec.WeightedSpec spec, List<Child> children) {}
}
