package io.passeur.metrics;

import io.passeur.metrics.ElementMetricFamilies.Texts;

/** Names and help texts of metrics, letter for letter as in Traefik. */
final class MetricNames {

    static final String RELOADS = "traefik_config_reloads_total";
    static final String RELOADS_HELP = "Config reloads";
    static final String LAST_RELOAD = "traefik_config_last_reload_success";
    static final String LAST_RELOAD_HELP = "Last config reload success";
    static final String CONNECTIONS = "traefik_open_connections";
    static final String CONNECTIONS_HELP = "How many open connections exist, by entryPoint and protocol";
    static final String CERTIFICATES = "traefik_tls_certs_not_after";
    static final String CERTIFICATES_HELP = "Certificate expiration timestamp";
    static final String RETRIES = "traefik_service_retries_total";
    static final String RETRIES_HELP = "How many request retries happened on a service.";
    static final String SERVER_UP = "traefik_service_server_up";
    static final String SERVER_UP_HELP = "service server is up, described by gauge value of 0 or 1.";

    static final String ENTRY_POINT = "traefik_entrypoint";
    static final Texts ENTRY_POINTS = new Texts(
            "How many HTTP requests processed on an entrypoint, partitioned by status code, protocol, and method.",
            "How many HTTP requests with TLS processed on an entrypoint, partitioned by TLS Version and TLS cipher Used.",
            "How long it took to process the request on an entrypoint, partitioned by status code, protocol, and method.",
            "The total size of requests in bytes handled by an entrypoint, partitioned by status code, protocol, and method.",
            "The total size of responses in bytes handled by an entrypoint, partitioned by status code, protocol, and method.");

    static final String ROUTER = "traefik_router";
    static final Texts ROUTERS = new Texts(
            "How many HTTP requests are processed on a router, partitioned by service, status code, protocol, and method.",
            "How many HTTP requests with TLS are processed on a router, partitioned by service, TLS Version, and TLS cipher Used.",
            "How long it took to process the request on a router, partitioned by service, status code, protocol, and method.",
            "The total size of requests in bytes handled by a router, partitioned by service, status code, protocol, and method.",
            "The total size of responses in bytes handled by a router, partitioned by service, status code, protocol, and method.");

    static final String SERVICE = "traefik_service";
    static final Texts SERVICES = new Texts(
            "How many HTTP requests processed on a service, partitioned by status code, protocol, and method.",
            "How many HTTP requests with TLS processed on a service, partitioned by TLS version and TLS cipher.",
            "How long it took to process the request on a service, partitioned by status code, protocol, and method.",
            "The total size of requests in bytes received by a service, partitioned by status code, protocol, and method.",
            "The total size of responses in bytes returned by a service, partitioned by status code, protocol, and method.");

    private MetricNames() {}
}
