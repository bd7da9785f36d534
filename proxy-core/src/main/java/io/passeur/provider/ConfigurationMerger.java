package io.passeur.provider;

import io.passeur.config.QualifiedName;
import io.passeur.spi.CertificateSpec;
import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.DynamicConfiguration;
import io.passeur.spi.HttpConfiguration;
import io.passeur.spi.MiddlewareSpec;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import io.passeur.spi.RouterSpec;
import io.passeur.spi.ServersTransportSpec;
import io.passeur.spi.ServiceSpec;
import io.passeur.spi.TlsOptionsSpec;
import io.passeur.spi.TlsStoreSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts the providers' snapshots together: every element becomes {@code name@provider}. */
final class ConfigurationMerger {

    private static final String OPTIONS = "tls.options.";

    private final SortedMap<QualifiedName, Element<RouterSpec>> routers = new TreeMap<>();
    private final SortedMap<QualifiedName, Element<ServiceSpec>> services = new TreeMap<>();
    private final SortedMap<QualifiedName, Element<MiddlewareSpec>> middlewares = new TreeMap<>();
    private final SortedMap<QualifiedName, Element<ServersTransportSpec>> serversTransports = new TreeMap<>();
    private final List<Element<CertificateSpec>> certificates = new ArrayList<>();
    private final SortedMap<QualifiedName, Element<TlsOptionsSpec>> tlsOptions = new TreeMap<>();
    private final SortedMap<QualifiedName, Element<TlsStoreSpec>> tlsStores = new TreeMap<>();
    private final SortedSet<QualifiedName> unreadableOptions = new TreeSet<>();
    private final List<ProviderProblem> problems = new ArrayList<>();

    private ConfigurationMerger() {}

    static MergedConfiguration merge(Map<String, ConfigurationSnapshot> snapshots) {
        ConfigurationMerger merger = new ConfigurationMerger();
        snapshots.forEach(merger::add);
        return new MergedConfiguration(
                merger.routers,
                merger.services,
                merger.middlewares,
                merger.serversTransports,
                new MergedTls(merger.certificates, merger.tlsOptions, merger.tlsStores, merger.unreadableOptions),
                merger.problems);
    }

    private void add(String provider, ConfigurationSnapshot snapshot) {
        DynamicConfiguration configuration = snapshot.configuration();
        HttpConfiguration http = configuration.http();
        Map<String, Origin> origins = configuration.origins();
        put(routers, http.routers(), provider, "http.routers.", origins);
        put(services, http.services(), provider, "http.services.", origins);
        put(middlewares, http.middlewares(), provider, "http.middlewares.", origins);
        put(serversTransports, http.serversTransports(), provider, "http.serversTransports.", origins);
        put(tlsOptions, configuration.tls().options(), provider, OPTIONS, origins);
        put(tlsStores, configuration.tls().stores(), provider, "tls.stores.", origins);
        addCertificates(configuration.tls().certificates(), provider, origins);
        snapshot.problems().forEach(problem -> {
            problems.add(new ProviderProblem(provider, withOrigin(problem, provider)));
            noteUnreadable(problem, provider);
        });
    }

    private void addCertificates(List<CertificateSpec> specs, String provider, Map<String, Origin> origins) {
        for (int i = 0; i < specs.size(); i++) {
            String name = "certificates[" + i + "]";
            certificates.add(
                    new Element<>(new QualifiedName(name, provider), specs.get(i), origins.get("tls." + name)));
        }
    }

    /** A name may hold dots, so every part of the path that may be one is taken for one: too many are harmless. */
    private void noteUnreadable(Problem problem, String provider) {
        if (problem.severity() != Problem.Severity.ERROR || !problem.path().startsWith(OPTIONS)) {
            return;
        }
        String rest = problem.path().substring(OPTIONS.length());
        for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.', dot + 1)) {
            unreadableOptions.add(new QualifiedName(rest.substring(0, dot), provider));
        }
        unreadableOptions.add(new QualifiedName(rest, provider));
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
