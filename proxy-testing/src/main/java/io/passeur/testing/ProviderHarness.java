package io.passeur.testing;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.Provider;
import io.passeur.spi.ProviderFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Runs one provider without the rest of the proxy, and keeps what the provider pushes.
 *
 * <pre>{@code
 * try (ProviderHarness harness = ProviderHarness.start(new HostListFactory(), Map.of("file", "hosts.txt"))) {
 *     assertThat(harness.newest().trees()).hasSize(1);
 * }
 * }</pre>
 */
public final class ProviderHarness implements AutoCloseable {

    private final ProviderHarnessContext context;
    private final Provider provider;
    private final List<ConfigurationSnapshot> snapshots = new CopyOnWriteArrayList<>();

    private ProviderHarness(ProviderHarnessContext context, Provider provider) {
        this.context = context;
        this.provider = provider;
    }

    /**
     * Creates and starts a provider that has the name of its type.
     *
     * @param settings as in a file
     * @throws ConfigurationException if the factory refuses the settings, or the provider cannot start
     */
    public static <C extends Record> ProviderHarness start(ProviderFactory<C> factory, Map<String, ?> settings) {
        ProviderHarnessContext context = ProviderHarnessContext.of(factory.type());
        try {
            Provider provider = factory.create(Settings.bind(factory.configType(), settings, factory.type()), context);
            ProviderHarness harness = new ProviderHarness(context, provider);
            provider.start(harness.snapshots::add);
            return harness;
        } catch (Throwable failure) {
            context.close();
            throw failure;
        }
    }

    /** Asks the provider to read its source again, as SIGHUP does. */
    public void reload() {
        provider.reload();
    }

    /** All snapshots that were pushed so far. */
    public List<ConfigurationSnapshot> snapshots() {
        return List.copyOf(snapshots);
    }

    /** The newest snapshot. Throws an assertion error if there is none. */
    public ConfigurationSnapshot newest() {
        List<ConfigurationSnapshot> all = snapshots();
        if (all.isEmpty()) {
            throw new AssertionError("the provider has pushed nothing");
        }
        return all.get(all.size() - 1);
    }

    /** The problems that the provider has reported and not withdrawn, by key. */
    public Map<String, String> problems() {
        return context.problems().messages();
    }

    /** The lines that the provider has logged so far, each as {@code LEVEL message}. */
    public List<String> log() {
        return context.lines();
    }

    @Override
    public void close() {
        provider.close();
        context.close();
    }
}
