package io.passeur.metrics;

import io.passeur.config.MetricsConfiguration;
import io.passeur.element.ElementRole;
import io.passeur.routing.RuntimeView;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** All counters. Thread-safe. */
final class MetricsRegistry {

    private final Clock clock;
    private final MetricLevels levels;
    private final DurationBuckets bounds;
    private final PluginMetrics plugins;
    private final CountersByName<String, ElementCounters> entryPoints;
    private final CountersByName<RouterName, ElementCounters> routers;
    private final CountersByName<String, ElementCounters> services;
    private final CountersByClass clients;
    private final CountersByName<String, CountersByClass> servers;
    private final LongAdder reloads = new LongAdder();
    private volatile @Nullable Applied applied;

    /** The live configuration, and since when it is live. */
    record Applied(RuntimeView view, Instant since) {}

    MetricsRegistry(MetricsConfiguration configuration, Clock clock) {
        this.clock = clock;
        levels = MetricLevels.of(configuration);
        bounds = DurationBuckets.of(
                configuration.prometheus() == null
                        ? List.of()
                        : configuration.prometheus().buckets(),
                configuration.otlp() == null ? List.of() : configuration.otlp().explicitBoundaries());
        plugins = new PluginMetrics(bounds);
        int classes = bounds.classes();
        Set<MetricsConsumer> readers = EnumSet.noneOf(MetricsConsumer.class);
        if (configuration.prometheus() != null) {
            readers.add(MetricsConsumer.PROMETHEUS);
        }
        if (configuration.otlp() != null) {
            readers.add(MetricsConsumer.COLLECTOR);
        }
        entryPoints = new CountersByName<>(() -> new ElementCounters(classes), String::compareTo, readers);
        routers = new CountersByName<>(() -> new ElementCounters(classes), RouterName.ORDER, readers);
        services = new CountersByName<>(() -> new ElementCounters(classes), String::compareTo, readers);
        clients = new CountersByClass(classes);
        servers = new CountersByName<>(
                () -> new CountersByClass(classes), String::compareTo, Set.of(MetricsConsumer.COLLECTOR));
    }

    PluginMetrics plugins() {
        return plugins;
    }

    /** A configuration is live: elements that it does not have will be dropped. */
    void apply(RuntimeView view) {
        Set<String> routerNames = view.names(ElementRole.ROUTER);
        Set<String> serviceNames = view.names(ElementRole.SERVICE);
        Set<String> urls = new HashSet<>();
        view.servers()
                .values()
                .forEach(kind -> kind.values()
                        .forEach(group -> urls.addAll(group.serverStatus().keySet())));
        routers.keep(name -> exists(name.router(), routerNames) && exists(name.service(), serviceNames));
        services.keep(name -> exists(name, serviceNames));
        servers.keep(urls::contains);
        applied = new Applied(view, clock.instant());
        reloads.increment();
    }

    /** The proxy's own services exist whatever the configuration says. */
    private static boolean exists(String name, Set<String> names) {
        return names.contains(name) || name.endsWith("@internal");
    }

    MetricLevels levels() {
        return levels;
    }

    DurationBuckets bounds() {
        return bounds;
    }

    CountersByName<String, ElementCounters> entryPoints() {
        return entryPoints;
    }

    CountersByName<RouterName, ElementCounters> routers() {
        return routers;
    }

    CountersByName<String, ElementCounters> services() {
        return services;
    }

    /** Requests from clients according to OpenTelemetry's conventions, by {@link SemanticRequestClass}. */
    CountersByClass clients() {
        return clients;
    }

    /** Requests to servers according to OpenTelemetry's conventions, by URL and {@link SemanticRequestClass}. */
    CountersByName<String, CountersByClass> servers() {
        return servers;
    }

    long reloads() {
        return reloads.sum();
    }

    /** Null before the first configuration. */
    @Nullable
    Applied applied() {
        return applied;
    }
}
