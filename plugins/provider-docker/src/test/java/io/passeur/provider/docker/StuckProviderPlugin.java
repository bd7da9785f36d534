package io.passeur.provider.docker;

import io.passeur.spi.ConfigurationListener;
import io.passeur.spi.Plugin;
import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import io.passeur.spi.ProviderFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A provider that never returns from anything: neither from its calls nor from the tasks that it starts. */
public final class StuckProviderPlugin implements Plugin {

    private static final int TASKS = 300;
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    public record Nothing() {}

    @Override
    public List<ProviderFactory<?>> providers() {
        return List.of(new Factory());
    }

    private static void block() {
        while (true) {
            try {
                NEVER.await();
            } catch (InterruptedException e) {
                // It does not care.
            }
        }
    }

    private static final class Factory implements ProviderFactory<Nothing> {

        @Override
        public String type() {
            return "stuck";
        }

        @Override
        public Class<Nothing> configType() {
            return Nothing.class;
        }

        @Override
        public Provider create(Nothing config, ProviderContext context) {
            return new Stuck(context);
        }
    }

    private record Stuck(ProviderContext context) implements Provider {

        @Override
        public void start(ConfigurationListener listener) {
            for (int i = 0; i < TASKS; i++) {
                context.executor().execute(StuckProviderPlugin::block);
            }
            block();
        }

        @Override
        public void reload() {
            block();
        }

        @Override
        public void close() {
            block();
        }
    }
}
