package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.Element;
import io.passeur.element.HttpKinds;
import io.passeur.http.middleware.ChainConfiguration;
import io.passeur.http.middleware.HostedMiddleware;
import io.passeur.http.middleware.MiddlewareCompiler;
import io.passeur.http.subrequest.ElementSubRequests;
import io.passeur.http.subrequest.SubRequestManager;
import io.passeur.http.subrequest.SubRequestScope;
import io.passeur.spec.MiddlewareSpec;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Middleware;
import io.passeur.toolkit.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The middlewares of one compilation: made, carried over, or broken. */
final class CompiledMiddlewares {

    private final Map<QualifiedName, Element<MiddlewareSpec>> elements;
    private final MiddlewareCompiler compiler;
    private final SubRequestManager subRequests;
    private final Function<QualifiedName, SubRequestScope> scopes;
    private final Map<QualifiedName, LiveMiddleware> previous;
    private final Generation generation;
    private final Map<QualifiedName, LiveMiddleware> made = new LinkedHashMap<>();
    private final Map<QualifiedName, String> broken = new HashMap<>();
    private final Map<Lease<Middleware>, List<Lease<?>>> sentTo = new HashMap<>();
    private final ElementReport<MiddlewareSpec> report;
    private UsedServices services = (middleware, service, uses) -> {};

    /** The services that middlewares send requests to. */
    interface UsedServices {

        /**
         * @param uses gets the lease of the service, unless that belongs to the proxy itself and is never closed
         * @throws ConfigurationException if the service is broken or leads back to the middleware
         */
        void find(QualifiedName middleware, QualifiedName service, Consumer<Lease<?>> uses);
    }

    CompiledMiddlewares(Compilation compilation, RoutingContext context) {
        compiler = context.middlewares();
        subRequests = context.subRequests();
        scopes = name -> new SubRequestReferences(name, compilation.configuration(), context);
        elements = compilation.elements(HttpKinds.MIDDLEWARES);
        report = compilation.report(HttpKinds.MIDDLEWARES);
        previous = compilation.before().middlewares();
        generation = compilation.generation();
        elements.values().forEach(this::compile);
    }

    private void compile(Element<MiddlewareSpec> element) {
        if (ChainConfiguration.isChain(element.spec())) {
            return;
        }
        try {
            LiveMiddleware middleware = carriedOrMade(element, scopes.apply(element.name()));
            generation.hold(middleware.lease());
            made.put(element.name(), middleware);
        } catch (ConfigurationException e) {
            breaks(element.name(), String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            breaks(element.name(), "its plugin failed: " + e);
        }
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
        } catch (RuntimeException | LinkageError e) {
            own.close();
            throw e;
        } finally {
            own.made();
        }
    }

    /** Disables middlewares whose services cannot be used. */
    void sendingTo(UsedServices used) {
        services = used;
        made.forEach((name, middleware) -> {
            try {
                find(name, middleware);
            } catch (ConfigurationException e) {
                breaks(name, String.valueOf(e.getMessage()));
            }
        });
        elements.values().stream()
                .filter(element -> ChainConfiguration.isChain(element.spec()))
                .forEach(this::checkChain);
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

    private void checkChain(Element<MiddlewareSpec> element) {
        try {
            expand(element.name(), new ArrayList<>(), message -> report.warning(element.name(), message));
        } catch (ConfigurationException e) {
            breaks(element.name(), String.valueOf(e.getMessage()));
        }
    }

    private void breaks(QualifiedName name, String message) {
        broken.put(name, message);
        report.error(name, message);
    }

    /** Records which middlewares a router uses, even if the router is left out. */
    void relate(List<String> references, QualifiedName router) {
        for (String reference : references) {
            QualifiedName name = References.resolve(reference, router.provider(), elements.keySet(), warning -> {});
            report.relate(name, router.toString());
        }
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
            QualifiedName name = References.resolve(reference, provider, elements.keySet(), warn);
            if (elements.containsKey(name)) {
                report.relate(name, user);
            }
            resolved.addAll(expand(name, new ArrayList<>(), warn));
        }
        return resolved;
    }

    private List<Lease<Middleware>> expand(QualifiedName name, List<QualifiedName> path, Consumer<String> warn) {
        Element<MiddlewareSpec> element = elements.get(name);
        if (element == null) {
            throw new ConfigurationException("middleware \"" + name + "\" does not exist" + hint(name));
        }
        if (broken.containsKey(name)) {
            throw new ConfigurationException("middleware \"" + name + "\": " + broken.get(name));
        }
        if (!ChainConfiguration.isChain(element.spec())) {
            @Nullable LiveMiddleware live = made.get(name);
            if (live == null) {
                return List.of();
            }
            find(name, live);
            return List.of(live.lease());
        }
        checkCycle(name, path);
        path.add(name);
        List<Lease<Middleware>> parts = new ArrayList<>();
        for (String reference : ChainConfiguration.of(element).middlewares()) {
            QualifiedName part = References.resolve(reference, name.provider(), elements.keySet(), warn);
            parts.addAll(expand(part, path, warn));
        }
        path.remove(path.size() - 1);
        return parts;
    }

    private static void checkCycle(QualifiedName name, List<QualifiedName> path) {
        int start = path.indexOf(name);
        if (start < 0) {
            return;
        }
        String cycle = path.subList(start, path.size()).stream()
                .map(part -> "middleware:" + part + "->")
                .collect(Collectors.joining());
        throw new ConfigurationException("could not instantiate middleware " + path.get(start)
                + ": recursion detected in " + cycle + "middleware:" + name);
    }

    private String hint(QualifiedName name) {
        return Suggestions.hint(
                name.toString(),
                elements.keySet().stream().map(QualifiedName::toString).toList());
    }

    Map<QualifiedName, LiveMiddleware> made() {
        return made;
    }
}
