package io.passeur.server;

import io.passeur.config.ConfigBinder;
import io.passeur.config.Problems;
import io.passeur.config.ResolverConfiguration;
import io.passeur.config.StaticConfiguration;
import io.passeur.plugin.Plugins;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds mistakes in the sections of the static configuration whose form only plugins know. They refuse the start like
 * those in any other section. What is no mistake of the author, such as a plugin that fails or a source that cannot
 * be reached, disables one provider or resolver and nothing else.
 */
final class PluginSections {

    private final Plugins plugins;
    private final Function<String, @Nullable Origin> origins;
    private final Problems problems = new Problems();

    private PluginSections(Plugins plugins, Function<String, @Nullable Origin> origins) {
        this.plugins = plugins;
        this.origins = origins;
    }

    /** @param origins the place of the setting at a dotted path */
    static List<Problem> problems(
            StaticConfiguration configuration, Plugins plugins, Function<String, @Nullable Origin> origins) {
        PluginSections sections = new PluginSections(plugins, origins);
        configuration
                .providers()
                .types()
                .forEach((type, settings) -> sections.check(
                        "providers." + type, () -> plugins.provider(type).configType(), settings));
        configuration.certificatesResolvers().forEach(sections::checkResolver);
        return sections.problems.sorted();
    }

    private void checkResolver(String name, Object tree) {
        try {
            ResolverConfiguration resolver = ResolverConfiguration.of(tree);
            check(
                    "certificatesResolvers." + name + "." + resolver.type(),
                    () -> plugins.certificateResolver(resolver.type()).configType(),
                    resolver.settings());
        } catch (ConfigurationException e) {
            // The validation of the core has said so.
        }
    }

    private void check(String path, Supplier<Class<? extends Record>> type, Map<String, Object> settings) {
        try {
            List<Problem> found = bind(path, type.get(), settings);
            found.forEach(problems::add);
        } catch (ConfigurationException e) {
            if (plugins.all().stream().allMatch(plugin -> plugin.failure() == null)) {
                problems.error(path, String.valueOf(e.getMessage()), origins.apply(path));
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // The plugin fails. Whoever creates the provider or resolver reports that and leaves it out.
        }
    }

    private List<Problem> bind(String path, Class<? extends Record> type, Map<String, Object> settings) {
        Problems found = new Problems();
        new ConfigBinder(origins, found).bind(type, settings, path);
        return new ArrayList<>(found.list());
    }
}
