package io.passeur.http.service;

import io.passeur.guard.ElementLogger;
import io.passeur.guard.NextHandler;
import io.passeur.guard.ServiceHost;
import io.passeur.spi.ChildService;
import io.passeur.spi.ProblemReporter;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;

/** What one service of a plugin may use; notes which children it asks for. Closed by the guarded service. */
final class PluginServiceContext implements ServiceHost {

    private final String name;
    private final ServiceResources resources;
    private final ServiceScope scope;
    private final Map<String, LiveService> children = new HashMap<>();
    private boolean ended;

    PluginServiceContext(String name, ServiceResources resources, ServiceScope scope) {
        this.name = name;
        this.resources = resources;
        this.scope = scope;
    }

    private record Child(String name, LiveService service, NextHandler next) implements ChildService {

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            return next.handle(request, response, callback);
        }

        @Override
        public boolean isUp() {
            return service.isUp();
        }

        @Override
        public boolean checksHealth() {
            return service.checksHealth();
        }

        @Override
        public InvocationType getInvocationType() {
            return service.getInvocationType();
        }
    }

    /** By the reference that was asked for. */
    Map<String, LiveService> children() {
        return Map.copyOf(children);
    }

    /** Only the call that creates the service may look for children; a plugin that was given up may still run. */
    synchronized void end() {
        ended = true;
    }

    @Override
    public synchronized ChildService service(String reference) {
        if (ended) {
            throw new IllegalStateException("the service " + name + " is created already");
        }
        LiveService child = children.computeIfAbsent(reference, scope::service);
        return new Child(scope.name(reference).toString(), child, new NextHandler(child));
    }

    @Override
    public void warn(String message) {
        scope.warn(message);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Logger logger() {
        return ElementLogger.of("service", name);
    }

    @Override
    public Executor executor() {
        return resources.executor();
    }

    @Override
    public Scheduler scheduler() {
        return resources.scheduler();
    }

    @Override
    public Executor blockingThreads() {
        return resources.blockingThreads();
    }

    @Override
    public ProblemReporter problems() {
        return resources.problems();
    }

    @Override
    public Clock clock() {
        return resources.clock();
    }

    @Override
    public void withdraw() {
        resources.withdraw();
    }

    @Override
    public void close() {
        resources.close();
    }
}
