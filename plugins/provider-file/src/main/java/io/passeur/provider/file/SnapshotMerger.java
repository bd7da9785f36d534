package io.passeur.provider.file;

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
import io.passeur.spi.TlsConfiguration;
import io.passeur.spi.TlsOptionsSpec;
import io.passeur.spi.TlsStoreSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes one snapshot of many files. An element that stands in two of them is the first one's. */
final class SnapshotMerger {

    private final Map<String, RouterSpec> routers = new HashMap<>();
    private final Map<String, ServiceSpec> services = new HashMap<>();
    private final Map<String, MiddlewareSpec> middlewares = new HashMap<>();
    private final Map<String, ServersTransportSpec> serversTransports = new HashMap<>();
    private final List<CertificateSpec> certificates = new ArrayList<>();
    private final Map<String, TlsOptionsSpec> tlsOptions = new HashMap<>();
    private final Map<String, TlsStoreSpec> tlsStores = new HashMap<>();
    private final Map<String, Origin> origins = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private SnapshotMerger() {}

    /**
     * @param files in the order in which they count
     * @param problems of the source itself
     */
    static ConfigurationSnapshot merge(Map<Path, FileState> files, List<Problem> problems) {
        SnapshotMerger merger = new SnapshotMerger();
        merger.problems.addAll(problems);
        files.forEach((file, state) -> merger.add(Origin.of(file.toString()), state.snapshot()));
        return merger.snapshot();
    }

    private void add(Origin file, ConfigurationSnapshot snapshot) {
        problems.addAll(snapshot.problems());
        DynamicConfiguration configuration = snapshot.configuration();
        HttpConfiguration http = configuration.http();
        Section section = new Section(file, configuration.origins());
        section.add("http.routers.", http.routers(), routers);
        section.add("http.services.", http.services(), services);
        section.add("http.middlewares.", http.middlewares(), middlewares);
        section.add("http.serversTransports.", http.serversTransports(), serversTransports);
        section.add("tls.options.", configuration.tls().options(), tlsOptions);
        section.add("tls.stores.", configuration.tls().stores(), tlsStores);
        section.addAll("tls.certificates", configuration.tls().certificates(), certificates);
    }

    private ConfigurationSnapshot snapshot() {
        HttpConfiguration http = new HttpConfiguration(routers, services, middlewares, serversTransports);
        TlsConfiguration tls = new TlsConfiguration(certificates, tlsOptions, tlsStores);
        return new ConfigurationSnapshot(new DynamicConfiguration(http, tls, origins), problems);
    }

    private final class Section {

        private final Origin file;
        private final Map<String, Origin> written;

        Section(Origin file, Map<String, Origin> written) {
            this.file = file;
            this.written = written;
        }

        /** Elements of lists have no name to be the same: those of all files stand behind each other. */
        <T> void addAll(String path, List<T> from, List<T> to) {
            for (int i = 0; i < from.size(); i++) {
                origins.put(path + "[" + to.size() + "]", written.getOrDefault(path + "[" + i + "]", file));
                to.add(from.get(i));
            }
        }

        <T> void add(String prefix, Map<String, T> from, Map<String, T> to) {
            from.forEach((name, element) -> {
                String path = prefix + name;
                Origin origin = written.getOrDefault(path, file);
                if (to.putIfAbsent(name, element) == null) {
                    origins.put(path, origin);
                } else {
                    problems.add(Problem.warning(
                            path,
                            "is defined in " + origins.get(path) + " already; this second one is left out",
                            origin));
                }
            });
        }
    }
}
