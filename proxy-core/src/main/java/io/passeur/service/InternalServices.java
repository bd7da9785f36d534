package io.passeur.service;

import io.passeur.spi.Answers;
import io.passeur.spi.ConfigurationException;
import io.passeur.whoami.Whoami;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/** The services that the proxy brings along, {@code <name>@internal}. They outlive routing tables. Thread-safe. */
public final class InternalServices {

    /** Known from Traefik; whoever builds one moves it into the map below. */
    private static final Set<String> PLANNED = Set.of("api", "dashboard", "prometheus", "rest");

    private static final Request.Handler NOOP = (request, response, callback) -> {
        Answers.empty(response, callback, 418);
        return true;
    };

    private final Map<String, LiveService> services;
    private final Ping ping;

    /**
     * @param hostname the name of this machine, for {@code whoami}
     * @param challenges answers HTTP challenges of ACME
     */
    public InternalServices(String hostname, Scheduler scheduler, Request.Handler challenges, Ping ping) {
        this.ping = ping;
        services = Map.of(
                "acme-http", new InternalService("acme-http@internal", challenges),
                "noop", new InternalService("noop@internal", NOOP),
                "ping", new InternalService("ping@internal", ping),
                "whoami", new InternalService("whoami@internal", new Whoami(hostname, scheduler)));
    }

    /**
     * @param name without {@code @internal}
     * @throws ConfigurationException if there is no such service, or it is not enabled
     */
    public LiveService service(String name) {
        if (name.equals("ping") && !ping.isEnabled()) {
            throw new ConfigurationException("ping is not enabled");
        }
        LiveService service = services.get(name);
        if (service != null) {
            return service;
        }
        throw new ConfigurationException(
                PLANNED.contains(name)
                        ? name + "@internal is not supported yet"
                        : "unknown internal service " + name + "@internal");
    }
}
