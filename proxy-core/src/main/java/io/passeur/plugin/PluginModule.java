package io.passeur.plugin;

import com.google.inject.AbstractModule;
import io.passeur.balance.StrategyRegistry;
import io.passeur.http.middleware.MiddlewareFactories;
import io.passeur.http.rule.MatcherRegistry;
import io.passeur.http.rule.RuleParser;
import io.passeur.provider.ProviderFactories;
import io.passeur.spi.MiddlewareFactory;

/** Binds the look-ups for what the plugins offer. */
public final class PluginModule extends AbstractModule {

    private final Plugins plugins;

    public PluginModule(Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    protected void configure() {
        bind(Plugins.class).toInstance(plugins);
        bind(MiddlewareFactories.class).toInstance(new PluginMiddlewares(plugins));
        bind(StrategyRegistry.class)
                .toInstance(new StrategyRegistry(plugins.strategies().values()));
        bind(RuleParser.class)
                .toInstance(
                        new RuleParser(new MatcherRegistry(plugins.matchers().values())));
        bind(ProviderFactories.class).toInstance(plugins::provider);
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
