package io.passeur.config;

import io.passeur.spi.Origin;
import io.passeur.toolkit.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads variables such as {@code TRAEFIK_ENTRYPOINTS_WEB_ADDRESS}. */
final class EnvironmentSource {

    private static final String PREFIX = "TRAEFIK_";

    private final SettingsBuilder settings = new SettingsBuilder();
    private final Problems problems = new Problems();
    private final Map<String, String> variables = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    private EnvironmentSource() {}

    static EnvironmentSource parse(Map<String, String> environment) {
        EnvironmentSource source = new EnvironmentSource();
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                source.read(name, value);
            }
        });
        return source;
    }

    /** The variables that apply, sorted. */
    List<String> names() {
        return names;
    }

    ConfigurationSource source() {
        return new ConfigurationSource("environment", false, settings.build(), this::origin, problems.list());
    }

    /** Orchestrators set variables such as TRAEFIK_SERVICE_HOST, so unknown ones are not mistakes. */
    private void read(String name, String value) {
        String path = Trees.lower(name.substring(PREFIX.length())).replace('_', '.');
        String root = path.substring(0, path.indexOf('.') < 0 ? path.length() : path.indexOf('.'));
        if (RootKeys.isStatic(root)) {
            names.add(name);
            variables.put(path.replaceAll("\\.(\\d+)(?=\\.|$)", "[$1]"), name);
            settings.put(path, value, false);
            return;
        }
        Suggestions.closest(root, RootKeys.STATIC)
                .ifPresent(near -> problems.warning(
                        "",
                        name + " is ignored: Traefik has no section \"" + root + "\"; did you mean \""
                                + Trees.lower(near) + "\"?",
                        Origin.of("environment")));
    }

    private Origin origin(String path) {
        String name = variables.get(Trees.lower(path));
        return Origin.of(name == null ? "environment" : "environment " + name);
    }
}
