package io.passeur.hostile;

import io.passeur.spi.ConfigurationListener;
import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import java.util.concurrent.TimeUnit;

/** A provider that brings nothing. */
record HostileProvider(Orders orders, ProviderContext context) implements Provider {

    @Override
    public void start(ConfigurationListener listener) {
        orders.run("start", () -> {});
        context.executor().execute(() -> orders.run("task", () -> {}));
        var unused = context.executor()
                .scheduleWithFixedDelay(() -> orders.run("tick", () -> {}), 0, 10, TimeUnit.MILLISECONDS);
    }

    @Override
    public void reload() {
        orders.run("reload", () -> {});
    }

    @Override
    public void close() {
        OpenObjects.closed(this);
        orders.run("close", () -> {});
    }
}
