package io.passeur.http.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.Element;
import io.passeur.element.HttpKinds;
import io.passeur.http.service.LiveService;
import io.passeur.http.service.ServiceCompiler;
import io.passeur.http.service.ServiceScope;
import io.passeur.http.subrequest.LiveServices;
import io.passeur.live.Lease;
import io.passeur.live.Stay;
import io.passeur.routing.Assembly;
import io.passeur.routing.Compilation;
import io.passeur.routing.CompiledKind;
import io.passeur.routing.ReferencedElements;
import io.passeur.routing.References;
import io.passeur.spec.ServersTransportSpec;
import io.passeur.spec.ServiceSpec;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Middleware;
import io.passeur.spi.Origin;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The services of one compilation: made, carried over, or broken. A service's children are compiled before it. */
final class CompiledServices implements CompiledKind<LiveService> {

    private static final String INTERNAL = "internal";

    private final ReferencedElements<ServiceSpec> elements;
    private final Map<QualifiedName, Element<ServersTransportSpec>> transports;
    private final ServiceCompiler compiler;
    private final Function<String, LiveService> internalServices;
    private final LiveServices live;
    private final CompiledMiddlewares middlewares;
    private final Map<QualifiedName, LiveService> previous;
    private final Compilation compilation;
    /** Those that were made, as they came out at last: behind their own middlewares. */
    private final Map<QualifiedName, LiveService> made = new LinkedHashMap<>();

    private final Map<QualifiedName, LiveService> usable = new HashMap<>();
    private final Map<QualifiedName, Lease<LiveService>> leases = new HashMap<>();
    private final Map<QualifiedName, LiveServices.Target> reachable = new HashMap<>();

    CompiledServices(
            Compilation compilation,
            CompiledMiddlewares middlewares,
            HttpContext context,
            Map<QualifiedName, LiveService> previous) {
        this.compilation = compilation;
        this.middlewares = middlewares;
        this.previous = previous;
        elements = new ReferencedElements<>(HttpKinds.SERVICES, compilation);
        transports = compilation.elements(HttpKinds.SERVERS_TRANSPORTS);
        compiler = context.services();
        internalServices = context.internalServices();
        live = context.subRequests().services();
        middlewares.sendingTo(this::use);
        elements.all().forEach(this::compileIfNeeded);
    }

    private void compileIfNeeded(Element<ServiceSpec> element) {
        QualifiedName name = element.name();
        if (!usable.containsKey(name) && elements.trouble(name) == null) {
            elements.within(name, () -> {
                elements.attempt(
                        name,
                        "the plugin of one of its middlewares failed",
                        () -> usable.put(name, compile(name, element.spec())));
                return name;
            });
        }
    }

    private LiveService compile(QualifiedName name, ServiceSpec spec) {
        Consumer<String> warn = message -> elements.warning(name, message);
        List<Lease<Middleware>> own = middlewares.resolve(spec.middlewares(), name.provider(), name.toString(), warn);
        List<Lease<?>> uses = middlewares.uses(own);
        LiveService before = previous.get(name);
        LiveService service = compiler.compile(
                name,
                spec,
                new Scope(name.provider(), warn, uses::add),
                before instanceof DecoratedService decorated ? decorated.service() : before);
        leases.put(name, compilation.hold(new Lease<>(service, uses)));
        made.put(name, service);
        if (!own.isEmpty()) {
            made.put(name, decorate(service, own.stream().map(Lease::object).toList(), before));
        }
        return Objects.requireNonNull(made.get(name));
    }

    private static LiveService decorate(LiveService service, List<Middleware> own, @Nullable LiveService before) {
        return before instanceof DecoratedService carried
                        && carried.service() == service
                        && carried.middlewares().equals(own)
                ? carried
                : new DecoratedService(service, own);
    }

    /** A middleware sends requests of its own to a service. */
    private void use(QualifiedName middleware, QualifiedName service, Consumer<Lease<?>> uses) {
        Element<ServiceSpec> element = elements.get(service);
        if (element == null) {
            reachable.put(service, new LiveServices.Target(internalServices.apply(service.name()), Stay.FOREVER));
            return;
        }
        elements.relate(service, middleware.toString());
        elements.checkCycle(service, "middleware:" + middleware + "->");
        LiveService found = usable(element);
        Lease<LiveService> lease = Objects.requireNonNull(leases.get(service));
        reachable.put(service, new LiveServices.Target(found, lease));
        uses.accept(lease);
    }

    private LiveService usable(Element<ServiceSpec> element) {
        compileIfNeeded(element);
        LiveService service = usable.get(element.name());
        if (service == null) {
            throw new ConfigurationException(
                    "the service \"" + element.name() + "\" is invalid: " + elements.trouble(element.name()));
        }
        return service;
    }

    /** Records which service a router uses, even if the router is left out. */
    void relate(String reference, QualifiedName router) {
        elements.relate(name(reference, router.provider()), router.toString());
    }

    /** The full name that a reference stands for; such a service need not exist. */
    QualifiedName name(String reference, String provider) {
        return elements.name(reference, provider);
    }

    /**
     * @param uses gets the lease of the service, unless that belongs to the proxy itself and is never closed
     * @throws ConfigurationException if there is no such service or it is broken
     */
    LiveService resolve(
            String reference, String provider, String user, Consumer<String> warn, Consumer<Lease<?>> uses) {
        QualifiedName name = elements.name(reference, provider, warn);
        Element<ServiceSpec> element = elements.get(name);
        if (element == null) {
            if (name.provider().equals(INTERNAL)) {
                return internalServices.apply(name.name());
            }
            throw elements.missing("the service", name);
        }
        elements.relate(name, user);
        LiveService service = usable(element);
        uses.accept(Objects.requireNonNull(leases.get(name)));
        return service;
    }

    @Override
    public Map<QualifiedName, LiveService> live() {
        return made;
    }

    @Override
    public void addTo(Assembly assembly) {
        assembly.servers(HttpKinds.SERVICES, made);
        assembly.switchOver(new ReachableServices(live, reachable));
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
            return resolve(reference, provider, elements.current().toString(), warn, uses);
        }

        @Override
        public QualifiedName name(String reference) {
            return elements.name(reference, provider);
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
            Element<ServiceSpec> element = elements.get(elements.current());
            return element == null ? null : element.origin();
        }

        @Override
        public void warn(String message) {
            warn.accept(message);
        }
    }
}
