package io.passeur.plugin;

import java.util.Locale;
import java.util.Set;

/** The middleware types of Traefik, so that one that is missing here is not taken for a typing error. */
final class TraefikMiddlewares {

    private static final Set<String> TYPES = Set.of(
            "addprefix",
            "basicauth",
            "buffering",
            "chain",
            "circuitbreaker",
            "compress",
            "contenttype",
            "digestauth",
            "encodedcharacters",
            "errors",
            "forwardauth",
            "grpcweb",
            "headers",
            "inflightreq",
            "ipallowlist",
            "ipwhitelist",
            "passtlsclientcert",
            "ratelimit",
            "redirectregex",
            "redirectscheme",
            "replacepath",
            "replacepathregex",
            "retry",
            "stripprefix",
            "stripprefixregex");

    private TraefikMiddlewares() {}

    static boolean contains(String type) {
        return TYPES.contains(type.toLowerCase(Locale.ROOT));
    }
}
