package io.passeur.metrics;

import io.passeur.config.QualifiedName;
import io.passeur.element.ElementKind;
import io.passeur.live.ServerGroup;
import io.passeur.metrics.MetricsRegistry.Applied;
import io.passeur.routing.RuntimeView;
import io.passeur.tls.CertificateView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Values that are read from the live proxy when somebody wants to know. */
final class ProxyGauges {

    private final MetricsRegistry counts;
    private final Supplier<Map<String, Integer>> connections;

    /**
     * One number.
     *
     * @param labels alternating names and values
     */
    record Gauge(List<String> labels, double value) {}

    /** @param connections open connections by entry point */
    ProxyGauges(MetricsRegistry counts, Supplier<Map<String, Integer>> connections) {
        this.counts = counts;
        this.connections = connections;
    }

    List<Gauge> openConnections() {
        List<Gauge> gauges = new ArrayList<>();
        connections
                .get()
                .forEach((entryPoint, count) ->
                        gauges.add(new Gauge(List.of("entrypoint", entryPoint, "protocol", "TCP"), count)));
        return gauges;
    }

    List<Gauge> lastReload() {
        Applied applied = counts.applied();
        return applied == null
                ? List.of()
                : List.of(new Gauge(List.of(), applied.since().getEpochSecond()));
    }

    /** By labels, because the same certificate may come from several places. */
    List<Gauge> certificates() {
        Applied applied = counts.applied();
        if (applied == null) {
            return List.of();
        }
        Map<String, Gauge> gauges = new TreeMap<>();
        for (CertificateView view : applied.view().tls().certificates()) {
            List<String> labels = CertificateLabels.of(view.certificate());
            gauges.put(labels.toString(), new Gauge(labels, view.expiry().getEpochSecond()));
        }
        return List.copyOf(gauges.values());
    }

    /** Of elements with servers of their own and a health check. */
    List<Gauge> serversUp() {
        Applied applied = counts.applied();
        List<Gauge> gauges = new ArrayList<>();
        if (applied != null) {
            applied.view().servers().keySet().forEach(kind -> serversUp(kind, applied.view(), gauges));
        }
        return gauges;
    }

    private static <S> void serversUp(ElementKind<S> kind, RuntimeView view, List<Gauge> gauges) {
        view.elements(kind).forEach((name, element) -> {
            ServerGroup group = view.servers(kind, name);
            if (group.checksHealth() && kind.servers(element.spec()) != null) {
                serversUp(name, group, gauges);
            }
        });
    }

    private static void serversUp(QualifiedName name, ServerGroup group, List<Gauge> gauges) {
        group.serverStatus()
                .forEach((url, status) -> gauges.add(
                        new Gauge(List.of("service", name.toString(), "url", url), status.equals("UP") ? 1 : 0)));
    }
}
