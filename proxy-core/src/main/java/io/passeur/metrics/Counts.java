package io.passeur.metrics;

import io.passeur.config.MetricsConfiguration;
import io.passeur.element.HttpKinds;
import io.passeur.routing.RuntimeView;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Everything that is counted. Thread-safe. */
final class Counts {

    private final Clock clock;
    private final Levels levels;
    private final Bounds bounds;
    private final Elements<String, Element> entryPoints;
    private final Elements<RouterName, Element> routers;
    private final Elements<String, Element> services;
    private final Cells clients;
    private final Elements<String, Cells> servers;
    private final LongAdder reloads = new LongAdder();
    private volatile @Nullable Applied applied;

    /** The configuration that is live, and since when. */
    record Applied(RuntimeView view, Instant since) {}

    Counts(MetricsConfiguration configuration, Clock clock) {
        this.clock = clock;
        levels = Levels.of(configuration);
        bounds = Bounds.of(
                configuration.prometheus() == null
                        ? List.of()
                        : configuration.prometheus().buckets(),
                configuration.otlp() == null ? List.of() : configuration.otlp().explicitBoundaries());
        int classes = bounds.classes();
        Set<Reader> readers = EnumSet.noneOf(Reader.class);
        if (configuration.prometheus() != null) {
            readers.add(Reader.PROMETHEUS);
        }
        if (configuration.otlp() != null) {
            readers.add(Reader.COLLECTOR);
        }
        entryPoints = new Elements<>(() -> new Element(classes), String::compareTo, readers);
        routers = new Elements<>(() -> new Element(classes), RouterName.ORDER, readers);
        services = new Elements<>(() -> new Element(classes), String::compareTo, readers);
        clients = new Cells(classes);
        servers = new Elements<>(() -> new Cells(classes), String::compareTo, Set.of(Reader.COLLECTOR));
    }

    /** A configuration went live: what it does not have will be forgotten. */
    void apply(RuntimeView view) {
        Set<String> routerNames = names(view.elements(HttpKinds.ROUTERS).keySet());
        Set<String> serviceNames = names(view.elements(HttpKinds.SERVICES).keySet());
        Set<String> urls = new HashSet<>();
        view.liveServices()
                .values()
                .forEach(service -> urls.addAll(service.serverStatus().keySet()));
        routers.keep(name -> exists(name.router(), routerNames) && exists(name.service(), serviceNames));
        services.keep(name -> exists(name, serviceNames));
        servers.keep(urls::contains);
        applied = new Applied(view, clock.instant());
        reloads.increment();
    }

    private static Set<String> names(Set<?> qualified) {
        Set<String> names = new HashSet<>();
        qualified.forEach(name -> names.add(name.toString()));
        return names;
    }

    /** The proxy's own services are there whatever the configuration says. */
    private static boolean exists(String name, Set<String> names) {
        return names.contains(name) || name.endsWith("@internal");
    }

    Levels levels() {
        return levels;
    }

    Bounds bounds() {
        return bounds;
    }

    Elements<String, Element> entryPoints() {
        return entryPoints;
    }

    Elements<RouterName, Element> routers() {
        return routers;
    }

    Elements<String, Element> services() {
        return services;
    }

    /** Requests of clients as OpenTelemetry's conventions have them, by {@link SemanticKind}. */
    Cells clients() {
        return clients;
    }

    /** Requests to servers as OpenTelemetry's conventions have them, by URL and {@link SemanticKind}. */
    Elements<String, Cells> servers() {
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
