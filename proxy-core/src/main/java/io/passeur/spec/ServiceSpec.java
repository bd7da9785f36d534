package io.passeur.spec;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A service as written, {@code http.services.<name>}.
 *
 * @param types its settings by the name of their {@link ServiceType}. A valid service has exactly one; the compiler reports
 *     the others
 * @param middlewares run between the router's middlewares and the service
 */
public record ServiceSpec(SortedMap<String, Record> types, List<String> middlewares) {

    public ServiceSpec {
        types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
        middlewares = List.copyOf(middlewares);
    }

    public static <C extends Record> ServiceSpec of(ServiceType<C> type, C settings, List<String> middlewares) {
        return new ServiceSpec(new TreeMap<>(Collections.singletonMap(type.name(), settings)), middlewares);
    }

    /** A service of which nothing is written. */
    public static ServiceSpec empty() {
        return new ServiceSpec(new TreeMap<>(), List.of());
    }

    /** The settings of one type; null if the service has none of that type. */
    public <C extends Record> @Nullable C settings(ServiceType<C> type) {
        return type.settings().cast(types.get(type.name()));
    }

    /** Its servers; null if it is no load balancer. */
    public @Nullable WrittenServers servers() {
        LoadBalancerSpec balancer = settings(ServiceType.LOAD_BALANCER);
        return balancer == null
                ? null
                : new WrittenServers(
                        balancer.servers().stream()
                                .map(LoadBalancerSpec.ServerSpec::url)
                                .toList(),
                        balancer.absentServers());
    }

    /** One service of two replicas; null if they contradict each other. */
    public @Nullable ServiceSpec mergedWith(ServiceSpec other) {
        if (!middlewares.equals(other.middlewares) || !types.keySet().equals(other.types.keySet())) {
            return null;
        }
        SortedMap<String, Record> merged = new TreeMap<>();
        types.forEach((name, settings) -> {
            Record both = merge(settings, other.types.get(name));
            if (both != null) {
                merged.put(name, both);
            }
        });
        return merged.size() == types.size() ? new ServiceSpec(merged, middlewares) : null;
    }

    private static @Nullable Record merge(Record one, @Nullable Record other) {
        if (other == null || one.getClass() != other.getClass()) {
            return null;
        }
        if (one instanceof LoadBalancerSpec balancer) {
            return balancer.mergedWith((LoadBalancerSpec) other);
        }
        return one.equals(other) ? one : null;
    }
}
