package io.passeur.provider;

import io.passeur.config.ConfigBinder;
import io.passeur.config.Problems;
import io.passeur.config.ProvidersConfiguration;
import io.passeur.element.DynamicConfiguration;
import io.passeur.element.TreeDecoder;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import io.passeur.spi.ProviderFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes, starts and stops the providers that the static configuration enables. One that cannot work is left out with a line
 * in the log; the others run.
 */
public final class ProviderManager implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderManager.class);

    private final ProvidersConfiguration configuration;
    private final ProviderFactories factories;
    private final Function<String, ProviderContext> contexts;
    private final TreeDecoder decoder;
    private final ConfigurationAggregator aggregator;
    private final List<Provider> running = new ArrayList<>();

    /**
     * @param contexts gives the context for a provider's name
     * @param decoder decodes what providers push
     * @param thread an executor with one thread, on which {@code target} is called
     */
    public ProviderManager(
            ProvidersConfiguration configuration,
            ProviderFactories factories,
            Function<String, ProviderContext> contexts,
            TreeDecoder decoder,
            ScheduledExecutorService thread,
            ConfigurationTarget target) {
        this.configuration = configuration;
        this.factories = factories;
        this.contexts = contexts;
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
        try {
            Provider provider = create(factories.byType(type), settings, name);
            running.add(provider);
            provider.start(new DecodingListener(decoder, aggregator.listener(name)));
        } catch (ConfigurationException e) {
            LOG.error("providers.{}: {}; the proxy goes on without this provider", type, e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("providers.{}: its plugin failed; the proxy goes on without this provider", type, e);
        }
    }

    private <C extends Record> Provider create(ProviderFactory<C> factory, Map<String, Object> settings, String name) {
        Problems problems = new Problems();
        C config = new ConfigBinder(path -> null, problems).bind(factory.configType(), settings, "providers." + name);
        if (config == null || problems.hasErrors()) {
            throw new ConfigurationException(problems.list().toString());
        }
        return factory.create(config, contexts.apply(name));
    }

    /** Asks all providers to read their sources again. */
    public synchronized void reload() {
        running.forEach(Provider::reload);
    }

    @Override
    public synchronized void close() {
        for (int i = running.size() - 1; i >= 0; i--) {
            running.get(i).close();
        }
        running.clear();
    }
}
