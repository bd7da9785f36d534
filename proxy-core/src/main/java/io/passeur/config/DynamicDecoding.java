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
import io.passeur.toolkit.Suggestions;
import java.util.ArrayList;
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
    private final ElementDecoding elements;

    DynamicDecoding(Function<String, @Nullable Origin> origins, Problems problems) {
        this.origins = origins;
        this.problems = problems;
        elements = new ElementDecoding(origins, problems);
    }

    ConfigurationSnapshot decode(Map<String, Object> tree) {
        checkRoots(tree);
        HttpConfiguration http = http(elements.section(tree, "", "http"));
        TlsConfiguration tls = new TlsDecoding(elements).decode(elements.section(tree, "", "tls"));
        return new ConfigurationSnapshot(new DynamicConfiguration(http, tls, elements.found()), problems.list());
    }

    private HttpConfiguration http(Map<String, Object> http) {
        elements.checkKeys(http, "http", HTTP_KEYS);
        return new HttpConfiguration(
                elements.named(http, "http", "routers", (path, settings) -> bind(RouterSpec.class, path, settings)),
                elements.named(http, "http", "services", (path, settings) -> bind(ServiceSpec.class, path, settings)),
                elements.named(http, "http", "middlewares", this::middleware),
                elements.named(
                        http,
                        "http",
                        "serversTransports",
                        (path, settings) -> bind(ServersTransportSpec.class, path, settings)));
    }

    /** Other roots may be static configuration in the same file, so only what looks like a slip is mentioned. */
    private void checkRoots(Map<String, Object> tree) {
        Map<String, Object> asked = new LinkedHashMap<>(tree);
        asked.values().removeIf(value -> value instanceof Map<?, ?> map && map.isEmpty());
        asked.keySet().removeIf(root -> root.equalsIgnoreCase("http") || root.equalsIgnoreCase("tls"));
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

    private <R extends Record> @Nullable R bind(Class<R> type, List<String> path, Map<String, Object> settings) {
        return elements.bind(type, path, settings);
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
                elements.error(Paths.child(dotted, type), Scalars.quoted(value) + " is not a section");
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
            elements.error(
                    path,
                    "cannot create middleware: multi-types middleware not supported, consider declaring two different"
                            + " pieces of middleware instead");
        } else if (keys == 0) {
            elements.error(path, "has no type; write one below it, such as \"stripPrefix\"");
        }
    }
}
