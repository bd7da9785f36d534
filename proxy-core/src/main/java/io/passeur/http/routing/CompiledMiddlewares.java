package io.passeur.http.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.Element;
import io.passeur.element.HttpKinds;
import io.passeur.http.middleware.ChainConfiguration;
import io.passeur.http.middleware.HostedMiddleware;
import io.passeur.http.middleware.MiddlewareCompiler;
import io.passeur.http.subrequest.ElementSubRequests;
import io.passeur.http.subrequest.SubRequestManager;
import io.passeur.http.subrequest.SubRequestScope;
import io.passeur.live.Lease;
import io.passeur.routing.Compilation;
import io.passeur.routing.CompiledKind;
import io.passeur.routing.ReferencedElements;
import io.passeur.spec.MiddlewareSpec;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Middleware;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The middlewares of one compilation: made, carried over, or broken. */
final class CompiledMiddlewares implements CompiledKind<LiveMiddleware> {

    private final ReferencedElements<MiddlewareSpec> elements;
    private final MiddlewareCompiler compiler;
    private final SubRequestManager subRequests;
    private final Map<QualifiedName, LiveMiddleware> previous;
    private final Map<QualifiedName, LiveMiddleware> made = new LinkedHashMap<>();
    private final Map<Lease<Middleware>, List<Lease<?>>> sentTo = new HashMap<>();
    private UsedServices services = (middleware, service, uses) -> {};

    /** The services that middlewares send requests to. */
    interface UsedServices {

        /**
         * @param uses gets the lease of the service, unless that belongs to the proxy itself and is never closed
         * @throws ConfigurationException if the service is broken or leads back to the middleware
         */
        void find(QualifiedName middleware, QualifiedName service, Consumer<Lease<?>> uses);
    }

    CompiledMiddlewares(Compilation compilation, HttpContext context, Map<QualifiedName, LiveMiddleware> previous) {
        compiler = context.middlewares();
        subRequests = context.subRequests();
        elements = new ReferencedElements<>(HttpKinds.MIDDLEWARES, compilation);
        this.previous = previous;
        elements.all().stream()
                .filter(element -> !ChainConfiguration.isChain(element.spec()))
                .forEach(element -> elements.attempt(
                        element.name(), "its plugin failed", () -> compile(element, compilation, context)));
    }

    private void compile(Element<MiddlewareSpec> element, Compilation compilation, HttpContext context) {
        SubRequestScope scope = new SubRequestReferences(element.name(), compilation.configuration(), context);
        LiveMiddleware middleware = carriedOrMade(element, scope);
        compilation.hold(middleware.lease());
        made.put(element.name(), middleware);
    }

    private LiveMiddleware carriedOrMade(Element<MiddlewareSpec> element, SubRequestScope scope) {
        LiveMiddleware carried = previous.get(element.name());
        if (carried != null
                && carried.spec().equals(element.spec())
                && !carried.isReplacementDue()
                && carried.subRequests().isCurrent(scope)) {
            return carried;
        }
        ElementSubRequests own = subRequests.of(element.name(), scope);
        try {
            HostedMiddleware hosted = compiler.compile(element, own);
            Lease<ElementSubRequests> after = new Lease<>(own, List.of());
            return new LiveMiddleware(
                    element.spec(), new Lease<>(hosted.middleware(), List.of(after)), hosted.host(), own);
        } catch (RuntimeException | Error e) {
            own.close();
            throw e;
        } finally {
            own.made();
        }
    }

    /** Disables middlewares whose services cannot be used. */
    void sendingTo(UsedServices used) {
        services = used;
        made.forEach((name, middleware) ->
                elements.attempt(name, "its services cannot be used", () -> find(name, middleware)));
        elements.all().stream()
                .filter(element -> ChainConfiguration.isChain(element.spec()))
                .map(Element::name)
                .forEach(name -> elements.attempt(
                        name, "its parts cannot be used", () -> expand(name, text -> elements.warning(name, text))));
    }

    private void find(QualifiedName name, LiveMiddleware middleware) {
        List<Lease<?>> found = new ArrayList<>();
        middleware.subRequests().services().forEach(service -> services.find(name, service, found::add));
        sentTo.put(middleware.lease(), found);
    }

    /**
     * The objects that must stay open for requests through these middlewares: the middlewares, and the services that
     * they send to.
     */
    List<Lease<?>> uses(List<Lease<Middleware>> middlewares) {
        List<Lease<?>> uses = new ArrayList<>(middlewares);
        middlewares.forEach(middleware -> uses.addAll(sentTo.getOrDefault(middleware, List.of())));
        return uses;
    }

    /** Records which middlewares a router uses, even if the router is left out. */
    void relate(List<String> references, QualifiedName router) {
        references.forEach(
                reference -> elements.relate(elements.name(reference, router.provider()), router.toString()));
    }

    /**
     * Resolves references to middlewares and expands chains.
     *
     * @param user the router that names them
     * @throws ConfigurationException if one does not exist or is broken
     */
    List<Lease<Middleware>> resolve(List<String> references, String provider, String user, Consumer<String> warn) {
        List<Lease<Middleware>> resolved = new ArrayList<>();
        for (String reference : references) {
            QualifiedName name = elements.name(reference, provider, warn);
            elements.relate(name, user);
            resolved.addAll(expand(name, warn));
        }
        return resolved;
    }

    private List<Lease<Middleware>> expand(QualifiedName name, Consumer<String> warn) {
        Element<MiddlewareSpec> element = elements.get(name);
        if (element == null) {
            throw elements.missing("middleware", name);
        }
        String trouble = elements.trouble(name);
        if (trouble != null) {
            throw new ConfigurationException("middleware \"" + name + "\": " + trouble);
        }
        if (ChainConfiguration.isChain(element.spec())) {
            return elements.within(name, () -> parts(element, warn));
        }
        @Nullable LiveMiddleware live = made.get(name);
        if (live == null) {
            return List.of();
        }
        find(name, live);
        return List.of(live.lease());
    }

    private List<Lease<Middleware>> parts(Element<MiddlewareSpec> chain, Consumer<String> warn) {
        List<Lease<Middleware>> parts = new ArrayList<>();
        for (String reference : ChainConfiguration.of(chain).middlewares()) {
            parts.addAll(expand(elements.name(reference, chain.name().provider(), warn), warn));
        }
        return parts;
    }

    @Override
    public Map<QualifiedName, LiveMiddleware> live() {
        return made;
    }
}
