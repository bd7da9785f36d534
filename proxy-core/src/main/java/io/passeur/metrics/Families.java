package io.passeur.metrics;

import io.passeur.metrics.Family.Part;
import io.passeur.metrics.Family.Type;
import io.passeur.metrics.ProxyGauges.Gauge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * All families as one reader gets them at one moment.
 *
 * @param sorted by name
 * @param seen to be run when the reader has got all of it
 */
record Families(List<Family> sorted, Runnable seen) {

    static Families of(Counts counts, ProxyGauges gauges, Levels levels, HeaderLabels headers, Reader reader) {
        var entryPoints = counts.entryPoints().view(reader);
        var routers = counts.routers().view(reader);
        var services = counts.services().view(reader);
        List<Family> all = new ArrayList<>();
        all.add(family(Words.RELOADS, Type.COUNTER, Words.RELOADS_HELP, new Gauge(List.of(), counts.reloads())));
        all.add(family(Words.LAST_RELOAD, Words.LAST_RELOAD_HELP, gauges.lastReload()));
        all.add(family(Words.CERTIFICATES, Words.CERTIFICATES_HELP, gauges.certificates()));
        all.add(family(Words.CONNECTIONS, Words.CONNECTIONS_HELP, gauges.openConnections()));
        if (levels.entryPoints()) {
            all.addAll(new ElementFamilies<>(
                            Words.ENTRY_POINT,
                            Words.ENTRY_POINTS,
                            entryPoints.elements(),
                            name -> List.of("entrypoint", name),
                            headers)
                    .all());
        }
        if (levels.routers()) {
            all.addAll(new ElementFamilies<>(
                            Words.ROUTER,
                            Words.ROUTERS,
                            routers.elements(),
                            name -> List.of("router", name.router(), "service", name.service()),
                            headers)
                    .all());
        }
        if (levels.services()) {
            all.addAll(new ElementFamilies<>(
                            Words.SERVICE,
                            Words.SERVICES,
                            services.elements(),
                            name -> List.of("service", name),
                            headers)
                    .all());
            all.add(retries(services.elements()));
            all.add(family(Words.SERVER_UP, Words.SERVER_UP_HELP, gauges.serversUp()));
        }
        all.sort(Comparator.comparing(Family::name));
        return new Families(all, () -> {
            entryPoints.seen().run();
            routers.seen().run();
            services.seen().run();
        });
    }

    private static Family family(String name, String help, List<Gauge> gauges) {
        return family(name, Type.GAUGE, help, gauges.toArray(new Gauge[0]));
    }

    private static Family family(String name, Type type, String help, Gauge... gauges) {
        List<Part> parts = new ArrayList<>(gauges.length);
        for (Gauge gauge : gauges) {
            parts.add(series -> series.sample(gauge.labels(), gauge.value()));
        }
        return new Family(name, type, help, parts);
    }

    private static Family retries(List<Map.Entry<String, Element>> services) {
        List<Part> parts = new ArrayList<>();
        services.forEach(entry -> {
            long retries = entry.getValue().retries();
            if (retries > 0) {
                parts.add(series -> series.sample(List.of("service", entry.getKey()), retries));
            }
        });
        return new Family(Words.RETRIES, Type.COUNTER, Words.RETRIES_HELP, parts);
    }
}
