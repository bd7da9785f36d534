package io.passeur.service;

import io.passeur.forward.Elsewhere;
import io.passeur.service.StickySessions.Session;
import io.passeur.spi.RequestAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Spreads requests over servers. Thread-safe. */
final class LoadBalancer implements Balancer {

    private final LoadBalancerPlan plan;
    private final List<Server> servers;
    private final List<Server> pickable;
    private final Absence absence;
    private final Strategy strategy;
    private final @Nullable StickySessions<Server> sessions;
    private final @Nullable HealthChecker checker;
    private final Uses uses = new Uses();

    LoadBalancer(
            LoadBalancerPlan plan,
            List<Server> servers,
            Strategy strategy,
            @Nullable StickySessions<Server> sessions,
            @Nullable HealthChecker checker) {
        this.plan = plan;
        this.servers = List.copyOf(servers);
        pickable = servers.stream().filter(server -> server.weight() > 0).toList();
        absence = new Absence(plan.spec().absentServers());
        this.strategy = strategy;
        this.sessions = sessions;
        this.checker = checker;
    }

    LoadBalancerPlan plan() {
        return plan;
    }

    @Nullable
    HealthChecker checker() {
        return checker;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        request.setAttribute(RequestAttributes.SERVICE_NAME, plan.name());
        Session<Server> session = sessions == null ? null : sessions.of(request);
        if (session != null && session.target().isUp()) {
            Response renewed = session.renewed(request, response);
            Elsewhere elsewhere = elsewhere(session.target(), response, callback);
            strategy.forward(session.target(), request, renewed, callback, elsewhere);
        } else {
            pickAndForward(request, response, callback);
        }
        return true;
    }

    private void pickAndForward(Request request, Response response, Callback callback) throws Exception {
        Server server = strategy.pick(request);
        if (server == null) {
            absence.answer(response, callback, servers.stream().anyMatch(Server::isLeaving));
        } else {
            forward(server, request, response, callback, elsewhere(server, response, callback));
        }
    }

    private void forward(Server server, Request request, Response response, Callback callback, Elsewhere elsewhere)
            throws Exception {
        Response answer = sessions == null ? response : sessions.begin(server, request, response);
        strategy.forward(server, request, answer, callback, elsewhere);
    }

    private Elsewhere elsewhere(Server first, Response response, Callback callback) {
        return pickable.size() < 2
                ? Elsewhere.NOWHERE
                : new NextServer(this::forward, pickable, first, response, callback);
    }

    @Override
    public void setLeaving(Set<String> urls) {
        servers.forEach(server -> server.setLeaving(urls.contains(server.url().text())));
    }

    @Override
    public void start() {
        if (checker != null) {
            checker.start();
        }
    }

    @Override
    public boolean isUp() {
        for (Server server : servers) {
            if (server.isUp() && server.weight() > 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean checksHealth() {
        return checker != null;
    }

    @Override
    public Map<String, String> serverStatus() {
        Map<String, String> status = new LinkedHashMap<>();
        servers.forEach(server -> status.put(server.url().text(), server.isUp() ? "UP" : "DOWN"));
        return status;
    }

    @Override
    public Map<String, String> serverTroubles() {
        Map<String, String> troubles = new LinkedHashMap<>(absence.reasons());
        servers.forEach(server -> {
            String trouble = server.trouble();
            if (trouble != null) {
                troubles.put(server.url().text(), trouble);
            }
        });
        return troubles;
    }

    @Override
    public boolean retain() {
        return uses.retain();
    }

    @Override
    public void close() {
        if (uses.release()) {
            if (checker != null) {
                checker.close();
            }
            servers.forEach(Server::close);
        }
    }
}
