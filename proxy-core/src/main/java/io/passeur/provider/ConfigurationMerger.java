package io.passeur.provider;

import io.passeur.config.QualifiedName;
import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.DynamicConfiguration;
import io.passeur.spi.HttpConfiguration;
import io.passeur.spi.MiddlewareSpec;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import io.passeur.spi.RouterSpec;
import io.passeur.spi.ServersTransportSpec;
import io.passeur.spi.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the providers' snapshots together: every element becomes {@code name@provider}. */
final class ConfigurationMerger {

    private final SortedMap<QualifiedName, Element<RouterSpec>> routers = new TreeMap<>();
    private final SortedMap<QualifiedName, Element<ServiceSpec>> services = new TreeMap<>();
    private final SortedMap<QualifiedName, Element<MiddlewareSpec>> middlewares = new TreeMap<>();
    private final SortedMap<QualifiedName, Element<ServersTransportSpec>> serversTransports = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private ConfigurationMerger() {}

    static MergedConfiguration merge(Map<String, ConfigurationSnapshot> snapshots) {
        ConfigurationMerger merger = new ConfigurationMerger();
        snapshots.forEach(merger::add);
        return new MergedConfiguration(
                merger.routers, merger.services, merger.middlewares, merger.serversTransports, merger.problems);
    }

    private void add(String provider, ConfigurationSnapshot snapshot) {
        DynamicConfiguration configuration = snapshot.configuration();
        HttpConfiguration http = configuration.http();
        Map<String, Origin> origins = configuration.origins();
        put(routers, http.routers(), provider, "http.routers.", origins);
        put(services, http.services(), provider, "http.services.", origins);
        put(middlewares, http.middlewares(), provider, "http.middlewares.", origins);
        put(serversTransports, http.serversTransports(), provider, "http.serversTransports.", origins);
        snapshot.problems().forEach(problem -> problems.add(withOrigin(problem, provider)));
    }

    private static <S> void put(
            SortedMap<QualifiedName, Element<S>> target,
            Map<String, S> specs,
            String provider,
            String path,
            Map<String, Origin> origins) {
        specs.forEach((name, spec) -> {
            QualifiedName qualified = new QualifiedName(name, provider);
            @Nullable Origin origin = origins.get(path + name);
            target.put(qualified, new Element<>(qualified, spec, origin));
        });
    }

    private static Problem withOrigin(Problem problem, String provider) {
        return problem.origin() != null
                ? problem
                : new Problem(problem.severity(), problem.path(), problem.message(), Origin.of("provider " + provider));
    }
}
