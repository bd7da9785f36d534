package io.passeur.http.middleware;

import io.passeur.config.ConfigBinder;
import io.passeur.config.Problems;
import io.passeur.element.Element;
import io.passeur.guard.MiddlewareHost;
import io.passeur.spec.MiddlewareSpec;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Problem;
import io.passeur.spi.SubRequests;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Compiles a spec into a live middleware: looks up its type, binds its settings, creates it. */
public final class MiddlewareCompiler {

    private static final String PLUGIN = "plugin";

    private final MiddlewareFactories factories;
    private final BiFunction<Element<MiddlewareSpec>, SubRequests, ? extends MiddlewareHost> contexts;
    private final MiddlewareDecorator decorator;

    /** @param contexts the factory for the context of an element, with the element's sub-requests */
    public MiddlewareCompiler(
            MiddlewareFactories factories,
            BiFunction<Element<MiddlewareSpec>, SubRequests, ? extends MiddlewareHost> contexts,
            MiddlewareDecorator decorator) {
        this.factories = factories;
        this.contexts = contexts;
        this.decorator = decorator;
    }

    /** @throws ConfigurationException if the middleware cannot work */
    public HostedMiddleware compile(Element<MiddlewareSpec> element, SubRequests subRequests) {
        MiddlewareSpec spec = element.spec();
        String path = spec.type();
        if (!spec.type().equalsIgnoreCase(PLUGIN)) {
            return create(factories.byType(spec.type()), spec.settings(), path, element, subRequests);
        }
        if (spec.settings().size() != 1) {
            throw new ConfigurationException(path + ": expected exactly one plugin name below it, found "
                    + (spec.settings().isEmpty()
                            ? "none"
                            : String.join(", ", spec.settings().keySet())));
        }
        String name = spec.settings().keySet().iterator().next();
        return create(
                factories.byPluginName(name), pluginSettings(spec, name), path + "." + name, element, subRequests);
    }

    /**
     * The type of a middleware as its factory writes it.
     *
     * @throws ConfigurationException if no plugin offers it
     */
    public static String type(MiddlewareSpec spec, MiddlewareFactories factories) {
        boolean named = spec.type().equalsIgnoreCase(PLUGIN) && spec.settings().size() == 1;
        MiddlewareFactory<?> factory = named
                ? factories.byPluginName(spec.settings().keySet().iterator().next())
                : factories.byType(spec.type());
        return factory.type();
    }

    @SuppressWarnings("unchecked") // a settings tree's maps have String keys
    private static Map<String, Object> pluginSettings(MiddlewareSpec spec, String name) {
        return spec.settings().get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private <C extends Record> HostedMiddleware create(
            MiddlewareFactory<C> factory,
            Map<String, Object> settings,
            String path,
            Element<MiddlewareSpec> element,
            SubRequests subRequests) {
        Problems problems = new Problems();
        C config = new ConfigBinder(key -> element.origin(), problems).bind(factory.configType(), settings, path);
        if (config == null || problems.hasErrors()) {
            throw asException(problems);
        }
        String name = element.name().toString();
        MiddlewareHost host = contexts.apply(element, subRequests);
        return new HostedMiddleware(decorator.decorate(name, factory.type(), factory.create(config, host)), host);
    }

    static ConfigurationException asException(Problems problems) {
        return new ConfigurationException(problems.list().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .map(problem -> problem.path() + ": " + problem.message())
                .collect(Collectors.joining("; ")));
    }
}
