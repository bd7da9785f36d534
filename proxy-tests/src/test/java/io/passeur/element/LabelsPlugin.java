package io.passeur.element;

import io.passeur.spi.ConfigurationListener;
import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.ConfigurationTree;
import io.passeur.spi.Origin;
import io.passeur.spi.Plugin;
import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import io.passeur.spi.ProviderFactory;
import io.passeur.toolkit.label.LabelTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A provider {@code labels} that pushes what labels say, given as {@code name=value}. */
public final class LabelsPlugin implements Plugin {

    public record Configuration(List<String> labels) {}

    @Override
    public List<ProviderFactory<?>> providers() {
        return List.of(new Factory());
    }

    private static final class Factory implements ProviderFactory<Configuration> {

        @Override
        public String type() {
            return "labels";
        }

        @Override
        public Class<Configuration> configType() {
            return Configuration.class;
        }

        @Override
        public Provider create(Configuration config, ProviderContext context) {
            return new Labels(config.labels());
        }
    }

    private record Labels(List<String> lines) implements Provider {

        @Override
        public void start(ConfigurationListener listener) {
            Map<String, String> labels = new HashMap<>();
            lines.forEach(line -> labels.put(line.split("=", 2)[0], line.split("=", 2)[1]));
            LabelTree tree = LabelTree.of("traefik.", labels, (path, label, reason) -> {
                throw new IllegalArgumentException(label + ": " + reason);
            });
            Map<String, Origin> origins = new HashMap<>();
            tree.labels().forEach((path, label) -> origins.put(path, new Origin("container shop", 0, label)));
            listener.configurationChanged(ConfigurationSnapshot.of(
                    new ConfigurationTree(Origin.of("container shop"), tree.map(), origins, Map.of(), List.of())));
        }

        @Override
        public void close() {}
    }
}
