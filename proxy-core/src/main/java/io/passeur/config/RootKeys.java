package io.passeur.config;

import java.util.List;

/** The roots of a configuration file. */
public final class RootKeys {

    /** Those of the dynamic configuration, whether they are served or not. */
    public static final List<String> DYNAMIC = List.of("http", "tcp", "udp", "tls");

    static final List<String> STATIC = List.of(
            "accessLog",
            "api",
            "certificatesResolvers",
            "core",
            "entryPoints",
            "experimental",
            "global",
            "hostResolver",
            "log",
            "metrics",
            "ocsp",
            "ping",
            "providers",
            "serversTransport",
            "spiffe",
            "tcpServersTransport",
            "tracing");

    private RootKeys() {}

    public static boolean isStatic(String key) {
        return STATIC.stream().anyMatch(key::equalsIgnoreCase);
    }

    static boolean isDynamic(String key) {
        return DYNAMIC.stream().anyMatch(key::equalsIgnoreCase);
    }
}
