package io.passeur.testing;

import io.passeur.spi.ConfigurationDocument;
import io.passeur.spi.ConfigurationListener;
import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A provider whose configuration a test pushes. */
final class TestingProvider implements Provider {

    private static final Map<String, TestingProvider> REGISTERED = new ConcurrentHashMap<>();
    private static final Map<String, String> FIRST = new ConcurrentHashMap<>();

    private final String key;
    private final ProviderContext context;
    private volatile @Nullable ConfigurationListener listener;

    private TestingProvider(String key, ProviderContext context) {
        this.key = key;
        this.context = context;
    }

    /** Sets what the provider with this key pushes when it starts. */
    static void first(String key, String toml) {
        FIRST.put(key, toml);
    }

    static TestingProvider register(String key, ProviderContext context) {
        TestingProvider provider = new TestingProvider(key, context);
        REGISTERED.put(key, provider);
        return provider;
    }

    static TestingProvider of(String key) {
        TestingProvider provider = REGISTERED.get(key);
        if (provider == null) {
            throw new IllegalStateException("no proxy runs with the key " + key);
        }
        return provider;
    }

    @Override
    public void start(ConfigurationListener target) {
        listener = target;
        push(FIRST.getOrDefault(key, ""));
    }

    void push(String toml) {
        ConfigurationListener target = listener;
        if (target != null) {
            ConfigurationDocument document =
                    new ConfigurationDocument("test.toml", ConfigurationDocument.Format.TOML, toml);
            target.configurationChanged(
                    ConfigurationSnapshot.of(context.documents().read(document)));
        }
    }

    @Override
    public void close() {
        listener = null;
        REGISTERED.remove(key);
        FIRST.remove(key);
    }
}
