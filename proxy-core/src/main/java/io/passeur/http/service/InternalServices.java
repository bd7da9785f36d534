package io.passeur.http.service;

import io.passeur.http.whoami.Whoami;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Responses;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/** The services that the proxy itself implements, {@code <name>@internal}. They outlive routing tables. Thread-safe. */
public final class InternalServices {

    /** Services that Traefik has and Passeur does not have yet. */
    private static final Set<String> PLANNED = Set.of("rest");

    /** Services that the static configuration enables. */
    private static final Set<String> OPTIONAL = Set.of("api", "dashboard", "ping", "prometheus");

    private static final Request.Handler NOOP = (request, response, callback) -> {
        Responses.empty(response, callback, 418);
        return true;
    };

    private final Map<String, LiveService> services = new HashMap<>();

    /**
     * @param hostname the name of this machine, for {@code whoami}
     * @param challenges responds to ACME's HTTP challenges
     * @param others the enabled ones, by name without {@code @internal}
     */
    public InternalServices(
            String hostname,
            Scheduler scheduler,
            Request.Handler challenges,
            Ping ping,
            Map<String, Request.Handler> others) {
        add("acme-http", challenges);
        add("noop", NOOP);
        if (ping.isEnabled()) {
            add("ping", ping);
        }
        add("whoami", new Whoami(hostname, scheduler));
        others.forEach(this::add);
    }

    private void add(String name, Request.Handler handler) {
        services.put(name, new InternalService(name + "@internal", handler));
    }

    /**
     * @param name without {@code @internal}
     * @throws ConfigurationException if there is no such service, or it is not enabled
     */
    public LiveService service(String name) {
        LiveService service = services.get(name);
        if (service != null) {
            return service;
        }
        if (OPTIONAL.contains(name)) {
            throw new ConfigurationException(name + " is not enabled");
        }
        throw new ConfigurationException(
                PLANNED.contains(name)
                        ? name + "@internal is not supported yet"
                        : "unknown internal service " + name + "@internal");
    }
}
