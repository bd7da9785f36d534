package io.passeur.provider.docker.discovery;

import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.DynamicConfiguration;
import io.passeur.spi.HttpConfiguration;
import io.passeur.spi.MiddlewareSpec;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import io.passeur.spi.RouterSpec;
import io.passeur.spi.ServiceSpec;
import io.passeur.spi.TlsConfiguration;
import io.passeur.spi.TlsStoreSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes one snapshot of what all containers contribute. Replicas say the same; where two containers differ, the first one's
 * definition stays in use: it is the older one, which worked before the other came.
 */
final class ContributionMerger {

    private final Map<String, RouterSpec> routers = new HashMap<>();
    private final Map<String, ServiceSpec> services = new HashMap<>();
    private final Map<String, MiddlewareSpec> middlewares = new HashMap<>();
    private final Map<String, TlsStoreSpec> stores = new HashMap<>();
    private final Map<String, Origin> origins = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private ContributionMerger() {}

    /** @param contributions in the order in which they count */
    static ConfigurationSnapshot merge(List<Contribution> contributions) {
        ContributionMerger merger = new ContributionMerger();
        contributions.forEach(merger::add);
        HttpConfiguration http = new HttpConfiguration(merger.routers, merger.services, merger.middlewares, Map.of());
        TlsConfiguration tls = new TlsConfiguration(List.of(), Map.of(), merger.stores);
        return new ConfigurationSnapshot(new DynamicConfiguration(http, tls, merger.origins), merger.problems);
    }

    private void add(Contribution contribution) {
        HttpConfiguration http = contribution.configuration().http();
        Section section = new Section(contribution);
        section.add("http.routers.", http.routers(), routers, ContributionMerger::same);
        section.add("http.services.", http.services(), services, ServiceMerger::merge);
        section.add("http.middlewares.", http.middlewares(), middlewares, ContributionMerger::same);
        section.add("tls.stores.", contribution.configuration().tls().stores(), stores, ContributionMerger::same);
        problems.addAll(contribution.problems());
    }

    private static <T> @Nullable T same(T one, T other) {
        return one.equals(other) ? one : null;
    }

    private final class Section {

        private final Contribution contribution;

        Section(Contribution contribution) {
            this.contribution = contribution;
        }

        /** @param merge gives null if two definitions of one element cannot both be true */
        <T> void add(String prefix, Map<String, T> from, Map<String, T> to, BinaryOperator<@Nullable T> merge) {
            from.forEach((name, element) -> {
                String path = prefix + name;
                T before = to.get(name);
                T merged = before == null ? element : merge.apply(before, element);
                if (merged != null) {
                    to.put(name, merged);
                    origins.putIfAbsent(path, contribution.origin());
                } else {
                    problems.add(Problem.error(
                            path,
                            "is defined multiple times with different configurations; this one is left out, that of "
                                    + origins.get(path) + " stays in use",
                            contribution.origin()));
                }
            });
        }
    }
}
