package io.passeur.provider.docker;

import io.passeur.provider.docker.discovery.Discovery;
import io.passeur.provider.docker.engine.EngineSettings;
import io.passeur.spi.ConfigurationListener;
import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Pushes the configuration in the containers' labels, at the start and after every event of the engine. */
final class DockerProvider implements Provider {

    /** A healthy engine returns the first list much sooner; one that hangs must not delay the start. */
    private static final int SECONDS_FOR_FIRST_LIST = 5;

    private final EngineSettings settings;
    private final boolean watch;
    private final Discovery discovery;
    private final ProviderContext context;
    private volatile @Nullable EngineWatch running;

    DockerProvider(EngineSettings settings, boolean watch, Discovery discovery, ProviderContext context) {
        this.settings = settings;
        this.watch = watch;
        this.discovery = discovery;
        this.context = context;
    }

    @Override
    public void start(ConfigurationListener listener) {
        EngineWatch engine = new EngineWatch(settings, watch, discovery, context, listener);
        running = engine;
        CompletableFuture<Void> first = CompletableFuture.runAsync(engine::start, context.executor());
        try {
            first.get(SECONDS_FOR_FIRST_LIST, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            engine.isSlow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void reload() {
        EngineWatch engine = running;
        if (engine != null) {
            engine.lookAgain();
        }
    }

    @Override
    public void close() {
        EngineWatch engine = running;
        if (engine != null) {
            engine.close();
        }
    }
}
