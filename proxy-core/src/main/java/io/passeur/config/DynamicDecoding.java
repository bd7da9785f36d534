package io.passeur.config;

import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.DynamicConfiguration;
import io.passeur.spi.HttpConfiguration;
import io.passeur.spi.MiddlewareSpec;
import io.passeur.spi.Origin;
import io.passeur.spi.RouterSpec;
import io.passeur.spi.ServersTransportSpec;
import io.passeur.spi.ServiceSpec;
import io.passeur.spi.TlsConfiguration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run of the decoder. */
final class DynamicDecoding {

    private static final List<String> HTTP_KEYS = List.of("routers", "services", "middlewares", "serversTransports");

    private final Function<String, @Nullable Origin> origins;
    private final Problems problems;
    private final Map<String, Origin> found = new HashMap<>();

    DynamicDecoding(Function<String, @Nullable Origin> origins, Problems problems) {
        this.origins = origins;
        this.problems = problems;
    }

    ConfigurationSnapshot decode(Map<String, Object> tree) {
        checkRoots(tree);
        Map<String, Object> http = section(tree, "", "http");
        checkHttp(http);
        HttpConfiguration configuration = new HttpConfiguration(
                elements(http, "routers", (path, settings) -> bind(RouterSpec.class, path, settings)),
                elements(http, "services", (path, settings) -> bind(ServiceSpec.class, path, settings)),
                elements(http, "middlewares", this::middleware),
                elements(
                        http,
                        "serversTransports",
                        (path, settings) -> bind(ServersTransportSpec.class, path, settings)));
        return new ConfigurationSnapshot(
                new DynamicConfiguration(configuration, TlsConfiguration.EMPTY, found), problems.list());
    }

    /** Other roots may be static configuration in the same file, so only what looks like a slip is mentioned. */
    private void checkRoots(Map<String, Object> tree) {
        Map<String, Object> asked = new LinkedHashMap<>(tree);
        asked.values().removeIf(value -> value instanceof Map<?, ?> map && map.isEmpty());
        asked.keySet().removeIf(root -> root.equalsIgnoreCase("http"));
        for (String root : UnsupportedKeys.ofDynamic()
                .strip(asked, List.of(), origins, problems)
                .keySet()) {
            if (!RootKeys.isStatic(root)) {
                Suggestions.closest(root, RootKeys.DYNAMIC)
                        .ifPresent(near -> problems.warning(
                                root, "unknown section, ignored; did you mean \"" + near + "\"?", origins.apply(root)));
            }
        }
    }

    private void checkHttp(Map<String, Object> http) {
        for (String key : http.keySet()) {
            if (HTTP_KEYS.stream().noneMatch(key::equalsIgnoreCase)) {
                String path = "http." + key;
                problems.error(path, "unknown key" + Suggestions.hint(key, HTTP_KEYS), origins.apply(path));
            }
        }
    }

    private Map<String, Object> section(Map<String, Object> tree, String parent, String key) {
        Map<String, Object> merged = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : tree.entrySet()) {
            if (!entry.getKey().equalsIgnoreCase(key)) {
                continue;
            }
            String path = Paths.child(parent, key);
            if (entry.getValue() instanceof Map<?, ?> map) {
                map.forEach((name, value) -> merged.put(String.valueOf(name), value));
            } else {
                problems.error(path, Scalars.quoted(entry.getValue()) + " is not a section", origins.apply(path));
            }
        }
        return merged;
    }

    private interface ElementReader<T> {
        /** @return null if there was an error */
        @Nullable
        T read(List<String> path, Map<String, Object> settings);
    }

    private <T> Map<String, T> elements(Map<String, Object> http, String kind, ElementReader<T> reader) {
        Map<String, T> elements = new LinkedHashMap<>();
        section(http, "http", kind).forEach((name, value) -> {
            List<String> path = List.of("http", kind, name);
            Map<String, Object> settings = settings(path, value);
            T element = settings == null ? null : reader.read(path, settings);
            if (element != null) {
                elements.put(name, element);
                remember(String.join(".", path));
            }
        });
        return elements;
    }

    private void remember(String path) {
        Origin origin = origins.apply(path);
        if (origin != null) {
            found.put(path, origin);
        }
    }

    /** @return the element without keys that have no effect; null if it must be left out */
    private @Nullable Map<String, Object> settings(List<String> path, Object value) {
        String dotted = String.join(".", path);
        String name = path.get(2);
        if (name.contains("@")) {
            problems.error(dotted, "the name must not contain \"@\"", origins.apply(dotted));
            return null;
        }
        if (!(value instanceof Map<?, ?> map)) {
            problems.error(dotted, Scalars.quoted(value) + " is not a section", origins.apply(dotted));
            return null;
        }
        Problems own = new Problems();
        Map<String, Object> kept = UnsupportedKeys.ofDynamic().strip(Trees.freezeMap(map), path, origins, own);
        problems.addAll(own.list());
        return own.hasErrors() ? null : kept;
    }

    private <R extends Record> @Nullable R bind(Class<R> type, List<String> path, Map<String, Object> settings) {
        return new ConfigBinder(origins, problems).bind(type, settings, String.join(".", path));
    }

    private @Nullable MiddlewareSpec middleware(List<String> path, Map<String, Object> settings) {
        String dotted = String.join(".", path);
        List<MiddlewareSpec> specs = new ArrayList<>();
        settings.forEach((type, value) -> {
            if (value instanceof Map<?, ?> map) {
                specs.add(new MiddlewareSpec(type, Trees.freezeMap(map)));
            } else if (Boolean.TRUE.equals(Scalars.truth(value))) {
                specs.add(new MiddlewareSpec(type, Map.of()));
            } else if (Scalars.truth(value) == null) {
                problems.error(
                        Paths.child(dotted, type),
                        Scalars.quoted(value) + " is not a section",
                        origins.apply(Paths.child(dotted, type)));
            }
        });
        if (specs.size() == 1 && settings.size() == 1) {
            return specs.get(0);
        }
        reportTypes(dotted, specs.size(), settings.size());
        return null;
    }

    private void reportTypes(String path, int types, int keys) {
        if (types > 1) {
            problems.error(
                    path,
                    "cannot create middleware: multi-types middleware not supported, consider declaring two different"
                            + " pieces of middleware instead",
                    origins.apply(path));
        } else if (keys == 0) {
            problems.error(path, "has no type; write one below it, such as \"stripPrefix\"", origins.apply(path));
        }
    }
}
