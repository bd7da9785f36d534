package io.passeur.http.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.Element;
import io.passeur.element.HttpKinds;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.http.subrequest.SubRequestScope;
import io.passeur.provider.MergedConfiguration;
import io.passeur.routing.References;
import io.passeur.spec.ServersTransportSpec;
import io.passeur.spi.ConfigurationException;
import java.util.Objects;

/** Finds what a middleware means by the services and transports that it names. */
record SubRequestReferences(QualifiedName middleware, MergedConfiguration configuration, HttpContext context)
        implements SubRequestScope {

    private static final String INTERNAL = "internal";

    @Override
    public QualifiedName service(String reference) {
        var services = configuration.elements(HttpKinds.SERVICES).keySet();
        QualifiedName name = References.resolve(reference, middleware.provider(), services, warning -> {});
        if (services.contains(name)) {
            return name;
        }
        if (name.provider().equals(INTERNAL)) {
            Objects.requireNonNull(
                    context.internalServices().apply(name.name()), "resolution fails for an unknown service");
            return name;
        }
        throw References.missing("the service", name, services);
    }

    @Override
    public TransportSettings transport(String reference) {
        var transports = configuration.elements(HttpKinds.SERVERS_TRANSPORTS);
        QualifiedName name = References.resolve(reference, middleware.provider(), transports.keySet(), warning -> {});
        Element<ServersTransportSpec> transport = transports.get(name);
        if (transport == null) {
            throw new ConfigurationException(
                    "servers transport not found " + name + References.hint(name, transports.keySet()));
        }
        return context.services().transport(reference, transport.spec());
    }
}
