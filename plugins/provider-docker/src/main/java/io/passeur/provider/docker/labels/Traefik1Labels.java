package io.passeur.provider.docker.labels;

import java.util.Locale;
import java.util.Map;

/** What has taken the place of the labels of Traefik 1. */
final class Traefik1Labels {

    private static final String SERVER = "traefik.http.services.<name>.loadbalancer.server.";

    private static final Map<String, String> SUCCESSORS = Map.of(
            "frontend",
            "traefik.http.routers.<name> and traefik.http.middlewares.<name>",
            "backend",
            "traefik.http.services.<name>",
            "port",
            SERVER + "port",
            "protocol",
            SERVER + "scheme",
            "weight",
            SERVER + "weight",
            "domain",
            "traefik.http.routers.<name>.rule");

    private Traefik1Labels() {}

    /** The label to use instead of {@code traefik.port} or {@code traefik.<segment>.port}; empty for labels of today. */
    static String successor(String label) {
        String[] parts = label.toLowerCase(Locale.ROOT).split("\\.", -1);
        String first = parts.length > 1 ? SUCCESSORS.getOrDefault(parts[1], "") : "";
        return first.isEmpty() && parts.length > 2 ? SUCCESSORS.getOrDefault(parts[2], "") : first;
    }
}
