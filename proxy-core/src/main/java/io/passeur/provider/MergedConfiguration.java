package io.passeur.provider;

import io.passeur.config.QualifiedName;
import io.passeur.spi.MiddlewareSpec;
import io.passeur.spi.RouterSpec;
import io.passeur.spi.ServersTransportSpec;
import io.passeur.spi.ServiceSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all providers know together; every element by its full name.
 *
 * @param problems what the providers could not read
 */
public record MergedConfiguration(
        SortedMap<QualifiedName, Element<RouterSpec>> routers,
        SortedMap<QualifiedName, Element<ServiceSpec>> services,
        SortedMap<QualifiedName, Element<MiddlewareSpec>> middlewares,
        SortedMap<QualifiedName, Element<ServersTransportSpec>> serversTransports,
        MergedTls tls,
        List<ProviderProblem> problems) {

    public MergedConfiguration {
        routers = Collections.unmodifiableSortedMap(new TreeMap<>(routers));
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        middlewares = Collections.unmodifiableSortedMap(new TreeMap<>(middlewares));
        serversTransports = Collections.unmodifiableSortedMap(new TreeMap<>(serversTransports));
        problems = List.copyOf(problems);
    }

    /** The same with further problems, which come first. */
    MergedConfiguration with(List<ProviderProblem> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<ProviderProblem> all = new ArrayList<>(more);
        all.addAll(problems);
        return new MergedConfiguration(routers, services, middlewares, serversTransports, tls, all);
    }
}
