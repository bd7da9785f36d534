package io.passeur.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The meters of all elements of plugins. Thread-safe. */
final class PluginMetrics {

    private final Set<ElementMeters> open = ConcurrentHashMap.newKeySet();
    private final DurationBuckets buckets;

    PluginMetrics(DurationBuckets buckets) {
        this.buckets = buckets;
    }

    /**
     * @param kind the name of the label: {@code middleware}
     * @param type the type of the element, the prefix of names: {@code geoBlock} becomes {@code passeur_geo_block_}
     */
    ElementMeters of(String kind, String type, String element) {
        ElementMeters meters = new ElementMeters(prefix(type), List.of(kind, element), buckets, open::remove);
        open.add(meters);
        return meters;
    }

    private static String prefix(String type) {
        String words = type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        return "passeur_" + words.replaceAll("[^a-z0-9_]", "_") + "_";
    }

    /** One family per name, with the meters of this name and kind of all elements. */
    List<MetricFamily> families() {
        Map<String, MetricFamily> byName = new TreeMap<>();
        for (ElementMeters element : open) {
            for (PluginMeter meter : element.all()) {
                byName.merge(meter.name(), meter.family(), PluginMetrics::both);
            }
        }
        return List.copyOf(byName.values());
    }

    private static MetricFamily both(MetricFamily one, MetricFamily other) {
        if (one.type() != other.type()) {
            return one;
        }
        List<MetricFamily.Part> parts = new ArrayList<>(one.parts());
        parts.addAll(other.parts());
        return new MetricFamily(one.name(), one.type(), one.help(), parts);
    }
}
