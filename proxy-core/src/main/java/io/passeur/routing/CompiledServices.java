package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.Element;
import io.passeur.element.HttpKinds;
import io.passeur.http.service.LiveService;
import io.passeur.http.service.ServiceCompiler;
import io.passeur.http.service.ServiceScope;
import io.passeur.http.subrequest.LiveServices;
import io.passeur.spec.ServersTransportSpec;
import io.passeur.spec.ServiceSpec;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Middleware;
import io.passeur.spi.Origin;
import io.passeur.toolkit.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The services of one compilation: made, carried over, or broken. A service's children are compiled before it. */
final class CompiledServices {

    private static final String INTERNAL = "internal";

    private final Map<QualifiedName, Element<ServiceSpec>> elements;
    private final Map<QualifiedName, Element<ServersTransportSpec>> transports;
    private final ServiceCompiler compiler;
    private final Function<String, LiveService> internalServices;
    private final CompiledMiddlewares middlewares;
    private final LiveObjects previous;
    private final Generation generation;
    private final Map<QualifiedName, LiveService> made = new LinkedHashMap<>();
    private final Map<QualifiedName, LiveService> usable = new HashMap<>();
    private final Map<QualifiedName, Lease<LiveService>> leases = new HashMap<>();
    private final Map<QualifiedName, DecoratedService> decorated = new HashMap<>();
    private final Map<QualifiedName, LiveServices.Target> reachable = new HashMap<>();
    private final Map<QualifiedName, String> broken = new HashMap<>();
    private final List<QualifiedName> path = new ArrayList<>();
    private final ElementReport<ServiceSpec> report;

    CompiledServices(Compilation compilation, CompiledMiddlewares middlewares, RoutingContext context) {
        this.middlewares = middlewares;
        elements = compilation.elements(HttpKinds.SERVICES);
        transports = compilation.elements(HttpKinds.SERVERS_TRANSPORTS);
        report = compilation.report(HttpKinds.SERVICES);
        compiler = context.services();
        internalServices = context.internalServices();
        previous = compilation.before();
        generation = compilation.generation();
        middlewares.sendingTo(this::use);
        elements.values().forEach(this::compileIfNeeded);
    }

    private void compileIfNeeded(Element<ServiceSpec> element) {
        QualifiedName name = element.name();
        if (usable.containsKey(name) || broken.containsKey(name)) {
            return;
        }
        checkCycle(name);
        path.add(name);
        try {
            usable.put(name, compile(name, element.spec()));
        } catch (ConfigurationException e) {
            breaks(name, String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            breaks(name, "the plugin of one of its middlewares failed: " + e);
        } finally {
            path.remove(path.size() - 1);
        }
    }

    private void breaks(QualifiedName name, String message) {
        broken.put(name, message);
        report.error(name, message);
    }

    private LiveService compile(QualifiedName name, ServiceSpec spec) {
        Consumer<String> warn = message -> report.warning(name, message);
        List<Lease<Middleware>> own = middlewares.resolve(spec.middlewares(), name.provider(), name.toString(), warn);
        List<Lease<?>> uses = middlewares.uses(own);
        LiveService service = compiler.compile(
                name,
                spec,
                new Scope(name.provider(), warn, uses::add),
                previous.services().get(name));
        leases.put(name, generation.hold(new Lease<>(service, uses)));
        made.put(name, service);
        return own.isEmpty()
                ? service
                : decorate(name, service, own.stream().map(Lease::object).toList());
    }

    private LiveService decorate(QualifiedName name, LiveService service, List<Middleware> own) {
        DecoratedService carried = previous.decorated().get(name);
        DecoratedService result = carried != null
                        && carried.service() == service
                        && carried.middlewares().equals(own)
                ? carried
                : new DecoratedService(service, own);
        decorated.put(name, result);
        return result;
    }

    private void checkCycle(QualifiedName name) {
        int start = path.indexOf(name);
        if (start < 0) {
            return;
        }
        throw recursion(start, "service:" + name);
    }

    /** @param end what leads from the last service of the path back to the one at {@code start} */
    private ConfigurationException recursion(int start, String end) {
        String cycle = path.subList(start, path.size()).stream()
                .map(part -> "service:" + part + "->")
                .collect(Collectors.joining());
        return new ConfigurationException(
                "could not instantiate service " + path.get(start) + ": recursion detected in " + cycle + end);
    }

    /** A middleware sends requests of its own to a service. */
    private void use(QualifiedName middleware, QualifiedName service, Consumer<Lease<?>> uses) {
        Element<ServiceSpec> element = elements.get(service);
        if (element == null) {
            reachable.put(
                    service,
                    new LiveServices.Target(internalServices.apply(service.name()), LiveServices.Stay.FOREVER));
            return;
        }
        report.relate(service, middleware.toString());
        checkCycle(middleware, service);
        compileIfNeeded(element);
        LiveService live = usable.get(service);
        if (live == null) {
            throw new ConfigurationException("the service \"" + service + "\" is invalid: " + broken.get(service));
        }
        Lease<LiveService> lease = Objects.requireNonNull(leases.get(service));
        reachable.put(service, new LiveServices.Target(live, lease));
        uses.accept(lease);
    }

    private void checkCycle(QualifiedName middleware, QualifiedName service) {
        int start = path.indexOf(service);
        if (start < 0) {
            return;
        }
        throw recursion(start, "middleware:" + middleware + "->service:" + service);
    }

    /** Records which service a router uses, even if the router is left out. */
    void relate(String reference, QualifiedName router) {
        report.relate(name(reference, router.provider()), router.toString());
    }

    /** The full name that a reference stands for; such a service need not exist. */
    QualifiedName name(String reference, String provider) {
        return References.resolve(reference, provider, elements.keySet(), warning -> {});
    }

    /**
     * @param uses gets the lease of the service, unless that belongs to the proxy itself and is never closed
     * @throws ConfigurationException if there is no such service or it is broken
     */
    LiveService resolve(
            String reference, String provider, String user, Consumer<String> warn, Consumer<Lease<?>> uses) {
        QualifiedName name = References.resolve(reference, provider, elements.keySet(), warn);
        Element<ServiceSpec> element = elements.get(name);
        if (element == null) {
            if (name.provider().equals(INTERNAL)) {
                return internalServices.apply(name.name());
            }
            throw new ConfigurationException("the service \"" + name + "\" does not exist" + hint(name));
        }
        report.relate(name, user);
        compileIfNeeded(element);
        LiveService service = usable.get(name);
        if (service == null) {
            throw new ConfigurationException("the service \"" + name + "\" is invalid: " + broken.get(name));
        }
        uses.accept(Objects.requireNonNull(leases.get(name)));
        return service;
    }

    private String hint(QualifiedName name) {
        return Suggestions.hint(
                name.toString(),
                elements.keySet().stream().map(QualifiedName::toString).toList());
    }

    /** Those that middlewares send requests to, behind their own middlewares. */
    Map<QualifiedName, LiveServices.Target> reachable() {
        return reachable;
    }

    Map<QualifiedName, LiveService> made() {
        return made;
    }

    Map<QualifiedName, DecoratedService> decorated() {
        return decorated;
    }

    /** Resolves the references of one service. */
    private final class Scope implements ServiceScope {

        private final String provider;
        private final Consumer<String> warn;
        private final Consumer<Lease<?>> uses;

        Scope(String provider, Consumer<String> warn, Consumer<Lease<?>> uses) {
            this.provider = provider;
            this.warn = warn;
            this.uses = uses;
        }

        @Override
        public LiveService service(String reference) {
            return resolve(reference, provider, path.get(path.size() - 1).toString(), warn, uses);
        }

        @Override
        public QualifiedName name(String reference) {
            return References.resolve(reference, provider, elements.keySet(), warning -> {});
        }

        @Override
        public ServersTransportSpec serversTransport(String reference) {
            QualifiedName name = References.resolve(reference, provider, transports.keySet(), warn);
            Element<ServersTransportSpec> transport = transports.get(name);
            if (transport == null) {
                throw new ConfigurationException("servers transport not found " + name);
            }
            return transport.spec();
        }

        @Override
        public @Nullable Origin origin() {
            Element<ServiceSpec> element = elements.get(path.get(path.size() - 1));
            return element == null ? null : element.origin();
        }

        @Override
        public void warn(String message) {
            warn.accept(message);
        }
    }
}
