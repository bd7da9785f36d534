package io.passeur.http.service;

import io.passeur.balance.HealthChecker;
import io.passeur.balance.StickyKeys.Session;
import io.passeur.balance.TargetPool;
import io.passeur.http.forward.NextUpstream;
import io.passeur.live.Holders;
import io.passeur.observation.RequestRecord;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Spreads requests over servers. Thread-safe. */
final class LoadBalancer implements SharedService {

    private final LoadBalancerPlan plan;
    /** What is wrong with servers that are left out, by URL. */
    private final Map<String, String> invalid;

    private final TargetPool<Server> pool;
    private final NoServerResponse noServer;
    private final Measurements measurements;
    private final @Nullable StickySessions<Server> sessions;
    private final @Nullable HealthChecker<Server> checker;
    private final Holders holders = Holders.one();

    LoadBalancer(
            LoadBalancerPlan plan,
            Map<String, String> invalid,
            TargetPool<Server> pool,
            Measurements measurements,
            @Nullable StickySessions<Server> sessions,
            @Nullable HealthChecker<Server> checker) {
        this.plan = plan;
        this.invalid = invalid;
        this.pool = pool;
        noServer = new NoServerResponse(plan.spec().absentServers());
        this.measurements = measurements;
        this.sessions = sessions;
        this.checker = checker;
    }

    LoadBalancerPlan plan() {
        return plan;
    }

    @Nullable
    HealthChecker<Server> checker() {
        return checker;
    }

    /** Servers that stay keep what was measured of them. */
    void handDownMeasurements(List<Server> successors) {
        Map<String, Server> byName = new HashMap<>();
        pool.targets().forEach(old -> byName.putIfAbsent(old.name(), old));
        for (Server server : successors) {
            // One that is written twice has two targets, of which each measures for itself.
            Server old = byName.remove(server.name());
            if (old != null) {
                server.inheritMeasurements(old);
            }
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        RequestRecord.ofOrUnread(request).served(plan.name());
        Session<Server> session = sessions == null ? null : sessions.of(request);
        if (sessions != null && session != null) {
            Response renewed = sessions.renew(session, request, response);
            NextUpstream next = next(session.target(), response, callback);
            measurements.forward(session.target(), request, renewed, callback, next);
        } else {
            pickAndForward(request, response, callback);
        }
        return true;
    }

    private void pickAndForward(Request request, Response response, Callback callback) throws Exception {
        Server server = pool.pick(new RequestClient(request));
        if (server == null) {
            noServer.send(response, callback, pool.targets().stream().anyMatch(Server::isLeaving));
        } else {
            forward(server, request, response, callback, next(server, response, callback));
        }
    }

    private void forward(Server server, Request request, Response response, Callback callback, NextUpstream next)
            throws Exception {
        Response sticky = sessions == null ? response : sessions.begin(server, request, response);
        measurements.forward(server, request, sticky, callback, next);
    }

    private NextUpstream next(Server first, Response response, Callback callback) {
        return pool.candidates().size() < 2
                ? NextUpstream.NONE
                : new ServerFailover(this::forward, pool.candidates(), first, response, callback);
    }

    @Override
    public void setLeaving(Set<String> urls) {
        pool.targets().forEach(server -> server.setLeaving(urls.contains(server.name())));
    }

    @Override
    public void start() {
        if (checker != null) {
            checker.start();
        }
    }

    @Override
    public boolean isUp() {
        return pool.isAvailable();
    }

    @Override
    public boolean checksHealth() {
        return checker != null;
    }

    @Override
    public Map<String, String> serverStatus() {
        Map<String, String> status = new LinkedHashMap<>();
        pool.targets().forEach(server -> status.put(server.name(), server.isAvailable() ? "UP" : "DOWN"));
        return status;
    }

    @Override
    public Map<String, String> serverTroubles() {
        Map<String, String> troubles = new LinkedHashMap<>(invalid);
        troubles.putAll(noServer.reasons());
        pool.targets().forEach(server -> {
            String trouble = server.trouble();
            if (trouble != null) {
                troubles.put(server.name(), trouble);
            }
        });
        return troubles;
    }

    @Override
    public Map<String, String> unreachableServers() {
        Map<String, String> unreachable = new LinkedHashMap<>();
        pool.targets().forEach(server -> {
            String why = server.unreachable();
            if (why != null) {
                unreachable.put(server.name(), why);
            }
        });
        return unreachable;
    }

    @Override
    public boolean retain() {
        return holders.addIfAny();
    }

    @Override
    public void close() {
        if (holders.remove()) {
            if (checker != null) {
                checker.close();
            }
            pool.close();
            pool.targets().forEach(Server::close);
        }
    }
}
