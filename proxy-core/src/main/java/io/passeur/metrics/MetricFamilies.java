package io.passeur.metrics;

import io.passeur.metrics.MetricFamily.Part;
import io.passeur.metrics.MetricFamily.Type;
import io.passeur.metrics.ProxyGauges.Gauge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * All families as one reader sees them at one moment.
 *
 * @param sorted by name
 * @param seen runs when the reader has received all of them
 */
record MetricFamilies(List<MetricFamily> sorted, Runnable seen) {

    static MetricFamilies of(
            MetricsRegistry counts,
            ProxyGauges gauges,
            MetricLevels levels,
            HeaderLabels headers,
            MetricsConsumer reader) {
        var entryPoints = counts.entryPoints().view(reader);
        var routers = counts.routers().view(reader);
        var services = counts.services().view(reader);
        List<MetricFamily> all = new ArrayList<>();
        all.add(family(
                MetricNames.RELOADS, Type.COUNTER, MetricNames.RELOADS_HELP, new Gauge(List.of(), counts.reloads())));
        all.add(family(MetricNames.LAST_RELOAD, MetricNames.LAST_RELOAD_HELP, gauges.lastReload()));
        all.add(family(MetricNames.CERTIFICATES, MetricNames.CERTIFICATES_HELP, gauges.certificates()));
        all.add(family(MetricNames.CONNECTIONS, MetricNames.CONNECTIONS_HELP, gauges.openConnections()));
        if (levels.entryPoints()) {
            all.addAll(new ElementMetricFamilies<>(
                            MetricNames.ENTRY_POINT,
                            MetricNames.ENTRY_POINTS,
                            entryPoints.elements(),
                            name -> List.of("entrypoint", name),
                            headers)
                    .all());
        }
        if (levels.routers()) {
            all.addAll(new ElementMetricFamilies<>(
                            MetricNames.ROUTER,
                            MetricNames.ROUTERS,
                            routers.elements(),
                            name -> List.of("router", name.router(), "service", name.service()),
                            headers)
                    .all());
        }
        if (levels.services()) {
            all.addAll(new ElementMetricFamilies<>(
                            MetricNames.SERVICE,
                            MetricNames.SERVICES,
                            services.elements(),
                            name -> List.of("service", name),
                            headers)
                    .all());
            all.add(retries(services.elements()));
            all.add(family(MetricNames.SERVER_UP, MetricNames.SERVER_UP_HELP, gauges.serversUp()));
        }
        all.addAll(counts.plugins().families());
        all.sort(Comparator.comparing(MetricFamily::name));
        return new MetricFamilies(all, () -> {
            entryPoints.seen().run();
            routers.seen().run();
            services.seen().run();
        });
    }

    private static MetricFamily family(String name, String help, List<Gauge> gauges) {
        return family(name, Type.GAUGE, help, gauges.toArray(new Gauge[0]));
    }

    private static MetricFamily family(String name, Type type, String help, Gauge... gauges) {
        List<Part> parts = new ArrayList<>(gauges.length);
        for (Gauge gauge : gauges) {
            parts.add(series -> series.sample(gauge.labels(), gauge.value()));
        }
        return new MetricFamily(name, type, help, parts);
    }

    private static MetricFamily retries(List<Map.Entry<String, ElementCounters>> services) {
        List<Part> parts = new ArrayList<>();
        services.forEach(entry -> {
            long retries = entry.getValue().retries();
            if (retries > 0) {
                parts.add(series -> series.sample(List.of("service", entry.getKey()), retries));
            }
        });
        return new MetricFamily(MetricNames.RETRIES, Type.COUNTER, MetricNames.RETRIES_HELP, parts);
    }
}
