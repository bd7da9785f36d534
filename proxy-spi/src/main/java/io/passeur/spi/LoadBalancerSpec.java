package io.passeur.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code http.services.<name>.loadBalancer}. */
public record LoadBalancerSpec(
        List<ServerSpec> servers,
        @Default("wrr") String strategy,
        @AllowEmpty @Nullable StickySpec sticky,
        @Nullable HealthCheckSpec healthCheck,
        @Default("true") boolean passHostHeader,
        @Nullable ResponseForwardingSpec responseForwarding,
        @Default("") String serversTransport) {

    public LoadBalancerSpec {
        servers = List.copyOf(servers);
    }

    /** @param weight servers of weight 0 or less are never picked */
    public record ServerSpec(
            @Default("") String url, @Default("1") int weight, boolean preservePath) {}

    /**
     * @param interval how long after the last probe of a healthy server the next one starts
     * @param unhealthyInterval the same for an unhealthy server; absent it is {@code interval}
     * @param status the only status that counts as healthy; 0 stands for 200 to 399
     */
    public record HealthCheckSpec(
            @Default("") String scheme,
            @Default("http") String mode,
            @Default("") String path,
            @Default("GET") String method,
            int status,
            int port,
            @Default("30s") Duration interval,
            @Nullable Duration unhealthyInterval,
            @Default("5s") Duration timeout,
            @Default("") String hostname,
            @Default("true") boolean followRedirects,
            Map<String, String> headers) {

        public HealthCheckSpec {
            headers = Map.copyOf(headers);
        }
    }

    /** @param flushInterval how long answer bytes may wait to be sent together; negative sends each at once */
    public record ResponseForwardingSpec(@Default("100ms") Duration flushInterval) {}
}
