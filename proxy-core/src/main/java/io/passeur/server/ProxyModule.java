package io.passeur.server;

import com.google.inject.AbstractModule;
import io.passeur.config.StaticConfiguration;
import io.passeur.plugin.PluginModule;
import io.passeur.plugin.Plugins;

/** Wires the whole proxy, room by room. A protocol that is added brings a module of its own. */
final class ProxyModule extends AbstractModule {

    private final StaticConfiguration configuration;
    private final HomeFolders folders;
    private final AddedKinds added;
    private final Purpose purpose;
    private final Plugins plugins;

    ProxyModule(
            StaticConfiguration configuration,
            HomeFolders folders,
            AddedKinds added,
            Purpose purpose,
            Plugins plugins) {
        this.configuration = configuration;
        this.folders = folders;
        this.added = added;
        this.purpose = purpose;
        this.plugins = plugins;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().disableCircularProxies();
        install(new PluginModule(plugins));
        install(new NetworkModule(purpose));
        install(new ElementModule(added));
        install(new ServiceModule(configuration));
        install(new MiddlewareModule(configuration, folders));
        install(new RoutingModule(configuration));
        install(new ProviderModule(configuration));
        install(new TlsModule(configuration));
        install(new ObservabilityModule(configuration));
        install(new MetricsModule(configuration));
        install(new TracingModule(configuration));
        install(new ApiModule(configuration));
    }
}
