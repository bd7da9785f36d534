package io.passeur.server;

import io.passeur.spi.ConfigurationDocument;
import io.passeur.spi.ConfigurationListener;
import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.Plugin;
import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import io.passeur.spi.ProviderFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Offers the provider {@code checked}, which pushes a file, and is as slow as an engine may be. */
public final class CheckedPlugin implements Plugin {

    @Override
    public List<ProviderFactory<?>> providers() {
        return List.of(new Factory());
    }

    /** @param file TOML */
    public record Settings(String file) {}

    private static final class Factory implements ProviderFactory<Settings> {

        @Override
        public String type() {
            return "checked";
        }

        @Override
        public Class<Settings> configType() {
            return Settings.class;
        }

        @Override
        public Provider create(Settings settings, ProviderContext context) {
            return new Slow(settings, context);
        }
    }

    private record Slow(Settings settings, ProviderContext context) implements Provider {

        private static final long SLOWNESS_MILLIS = 500;

        @Override
        public void start(ConfigurationListener listener) {
            try {
                String text = Files.readString(Path.of(settings.file()));
                ConfigurationDocument document =
                        new ConfigurationDocument(settings.file(), ConfigurationDocument.Format.TOML, text);
                listener.configurationChanged(
                        ConfigurationSnapshot.of(context.documents().read(document)));
                takeTime();
            } catch (NoSuchFileException e) {
                context.problems().error("connection", settings.file() + " does not exist; retrying");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void takeTime() {
            try {
                boolean never = new CountDownLatch(1).await(SLOWNESS_MILLIS, TimeUnit.MILLISECONDS);
                context.logger().debug("{}", never);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Long enough for all that the proxy would do once its configuration is live. */
        @Override
        public void close() {
            takeTime();
        }
    }
}
