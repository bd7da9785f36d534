package io.passeur.provider;

import io.passeur.config.ConfigBinder;
import io.passeur.config.Problems;
import io.passeur.config.ProvidersConfiguration;
import io.passeur.element.DynamicConfiguration;
import io.passeur.element.TreeDecoder;
import io.passeur.guard.ProviderHost;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Provider;
import io.passeur.spi.ProviderFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * Creates, starts and stops the providers that the static configuration enables. Mistakes in its settings have refused the
 * start before. A provider that fails is disabled and reported as a problem in log and API; the others run.
 */
public final class ProviderManager implements AutoCloseable {

    private final ProvidersConfiguration configuration;
    private final ProviderFactories factories;
    private final Function<String, ProviderHost> hosts;
    private final TreeDecoder decoder;
    private final ConfigurationAggregator aggregator;
    private final List<RunningProvider> running = new ArrayList<>();

    /**
     * @param hosts gives the context for a provider's name
     * @param decoder decodes what providers push
     * @param thread an executor with one thread, on which {@code target} is called
     */
    public ProviderManager(
            ProvidersConfiguration configuration,
            ProviderFactories factories,
            Function<String, ProviderHost> hosts,
            TreeDecoder decoder,
            ScheduledExecutorService thread,
            ConfigurationTarget target) {
        this.configuration = configuration;
        this.factories = factories;
        this.hosts = hosts;
        this.decoder = decoder;
        aggregator = new ConfigurationAggregator(thread, configuration.providersThrottleDuration(), target);
    }

    /** Starts all providers and returns when the first configuration is live. */
    public synchronized void start(DynamicConfiguration internal) {
        aggregator.listener("internal").accept(internal);
        configuration.types().forEach(this::start);
        aggregator.begin();
    }

    private void start(String type, Map<String, Object> settings) {
        String name = type.toLowerCase(Locale.ROOT);
        ProviderHost host = hosts.apply(name);
        try {
            RunningProvider provider = new RunningProvider(create(factories.byType(type), settings, host), host);
            running.add(provider);
            provider.start(new DecodingListener(decoder, aggregator.listener(name)));
        } catch (RuntimeException e) {
            host.problems().error("create", e.getMessage() + "; the proxy continues without this provider");
        }
    }

    private <C extends Record> Provider create(
            ProviderFactory<C> factory, Map<String, Object> settings, ProviderHost host) {
        Problems problems = new Problems();
        C config = new ConfigBinder(path -> null, problems)
                .bind(factory.configType(), settings, "providers." + host.name());
        if (config == null || problems.hasErrors()) {
            throw new ConfigurationException(problems.list().toString());
        }
        return factory.create(config, host);
    }

    /** Requests all providers to read their sources again. */
    public synchronized void reload() {
        running.forEach(RunningProvider::reload);
    }

    @Override
    public synchronized void close() {
        for (int i = running.size() - 1; i >= 0; i--) {
            running.get(i).close();
        }
        running.clear();
    }
}
