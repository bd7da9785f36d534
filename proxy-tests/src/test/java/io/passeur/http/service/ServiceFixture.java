package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.DocumentParser;
import io.passeur.config.QualifiedName;
import io.passeur.element.DynamicConfiguration;
import io.passeur.element.ElementKinds;
import io.passeur.element.HttpKinds;
import io.passeur.element.TreeDecoder;
import io.passeur.spec.ServersTransportSpec;
import io.passeur.spec.ServiceSpec;
import io.passeur.spec.ServiceType;
import io.passeur.spi.ConfigurationDocument;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;

/** All services of a TOML document of the provider {@code file}, compiled as routing would. */
final class ServiceFixture implements ServiceScope, AutoCloseable {

    private final ServiceCompiler compiler;
    private final DynamicConfiguration configuration;
    private final @Nullable ServiceFixture previous;
    private final Map<String, LiveService> live = new LinkedHashMap<>();
    private final InternalServices internal = new InternalServices(
            "test", new ScheduledExecutorScheduler(), (request, response, callback) -> false, new Ping(null), Map.of());

    private ServiceFixture(
            ServiceCompiler compiler, DynamicConfiguration configuration, @Nullable ServiceFixture previous) {
        this.compiler = compiler;
        this.configuration = configuration;
        this.previous = previous;
    }

    /** @param previous null for the first */
    static ServiceFixture load(ServiceCompiler compiler, String toml, @Nullable ServiceFixture previous) {
        DynamicConfiguration configuration = new TreeDecoder(ElementKinds.with(ServiceType.BUILT_IN, List.of()))
                .decode(new DocumentParser()
                        .read(new ConfigurationDocument("test.toml", ConfigurationDocument.Format.TOML, toml)));
        assertThat(configuration.problems()).isEmpty();
        ServiceFixture services = new ServiceFixture(compiler, configuration, previous);
        services.configuration.elements(HttpKinds.SERVICES).keySet().stream()
                .sorted()
                .forEach(services::service);
        services.live.values().forEach(LiveService::start);
        if (previous != null) {
            previous.close();
        }
        return services;
    }

    @Override
    public LiveService service(String reference) {
        QualifiedName name = QualifiedName.of(reference, "file");
        if (name.provider().equals("internal")) {
            return internal.service(name.name());
        }
        LiveService known = live.get(name.name());
        if (known != null) {
            return known;
        }
        ServiceSpec spec = configuration.elements(HttpKinds.SERVICES).get(name.name());
        if (spec == null) {
            throw new ConfigurationException("the service \"" + name + "\" does not exist");
        }
        LiveService old = previous == null ? null : previous.live.get(name.name());
        LiveService service = compiler.compile(name, spec, this, old);
        live.put(name.name(), service);
        return service;
    }

    @Override
    public QualifiedName name(String reference) {
        return QualifiedName.of(reference, "file");
    }

    @Override
    public ServersTransportSpec serversTransport(String reference) {
        QualifiedName name = QualifiedName.of(reference, "file");
        if (reference.equals("default@internal")) {
            return new ServersTransportSpec(
                    "", false, List.of(), List.of(), List.of(), "", "", "", List.of(), 200, null, false);
        }
        ServersTransportSpec spec =
                configuration.elements(HttpKinds.SERVERS_TRANSPORTS).get(name.name());
        if (spec == null) {
            throw new ConfigurationException("servers transport not found " + name);
        }
        return spec;
    }

    @Override
    public @Nullable Origin origin() {
        return null;
    }

    @Override
    public void warn(String message) {
        throw new AssertionError(message);
    }

    @Override
    public void close() {
        live.values().forEach(LiveService::close);
    }
}
