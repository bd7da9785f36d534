package io.passeur.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import io.passeur.middleware.MiddlewareFactories;
import io.passeur.provider.ProviderFactories;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.ProviderFactory;

/** Binds what the plugins offer, by type. */
public final class PluginModule extends AbstractModule {

    private final Plugins plugins;

    public PluginModule(Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    protected void configure() {
        bind(Plugins.class).toInstance(plugins);
        bind(MiddlewareFactories.class).toInstance(new PluginMiddlewares(plugins));
        bind(ProviderFactories.class).toInstance(plugins::provider);
        MapBinder<String, MiddlewareFactory<?>> middlewares =
                MapBinder.newMapBinder(binder(), new TypeLiteral<>() {}, new TypeLiteral<>() {});
        plugins.middlewares()
                .forEach((type, factory) -> middlewares.addBinding(type).toInstance(factory));
        MapBinder<String, ProviderFactory<?>> providers =
                MapBinder.newMapBinder(binder(), new TypeLiteral<>() {}, new TypeLiteral<>() {});
        plugins.providers()
                .forEach((type, factory) -> providers.addBinding(type).toInstance(factory));
    }

    /** Finds middleware types among the plugins. */
    private record PluginMiddlewares(Plugins plugins) implements MiddlewareFactories {

        @Override
        public MiddlewareFactory<?> byType(String type) {
            return plugins.middleware(type);
        }

        @Override
        public MiddlewareFactory<?> byPluginName(String name) {
            return plugins.pluginMiddleware(name);
        }
    }
}
