package io.passeur.spec;

import io.passeur.spi.AllowEmpty;
import io.passeur.spi.Default;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code http.services.<name>.loadBalancer}.
 *
 * @param absentServers servers that exist but cannot take requests now, as far as the provider knows; with them alone the
 *     service answers 503 and asks clients to come again
 * @param hints what the provider knows about servers that cannot be reached
 */
public record LoadBalancerSpec(
        @Independent List<ServerSpec> servers,
        @Default("wrr") String strategy,
        @AllowEmpty @Nullable StickySpec sticky,
        @Nullable HealthCheckSpec healthCheck,
        @Default("true") boolean passHostHeader,
        @Nullable ResponseForwardingSpec responseForwarding,
        @Default("") String serversTransport,
        @Discovered List<AbsentServerSpec> absentServers,
        @Discovered List<ServerHintSpec> hints) {

    public LoadBalancerSpec {
        servers = List.copyOf(servers);
        absentServers = List.copyOf(absentServers);
        hints = List.copyOf(hints);
    }

    public LoadBalancerSpec(
            List<ServerSpec> servers,
            String strategy,
            @Nullable StickySpec sticky,
            @Nullable HealthCheckSpec healthCheck,
            boolean passHostHeader,
            @Nullable ResponseForwardingSpec responseForwarding,
            String serversTransport) {
        this(
                servers,
                strategy,
                sticky,
                healthCheck,
                passHostHeader,
                responseForwarding,
                serversTransport,
                List.of(),
                List.of());
    }

    /** One balancer over the servers of two replicas; null if the two differ in more than their servers. */
    public @Nullable LoadBalancerSpec mergedWith(LoadBalancerSpec other) {
        if (!bare().equals(other.bare())) {
            return null;
        }
        List<ServerSpec> present = new ArrayList<>(servers);
        for (ServerSpec server : other.servers) {
            if (servers.stream().noneMatch(known -> known.url().equals(server.url()))) {
                present.add(server);
            }
        }
        List<AbsentServerSpec> absent = new ArrayList<>(absentServers);
        absent.addAll(other.absentServers);
        List<ServerHintSpec> known = new ArrayList<>(hints);
        known.addAll(other.hints);
        return with(present, absent, known);
    }

    private LoadBalancerSpec bare() {
        return with(List.of(), List.of(), List.of());
    }

    /** The same balancer over these servers. */
    public LoadBalancerSpec with(List<ServerSpec> present, List<AbsentServerSpec> absent, List<ServerHintSpec> known) {
        return new LoadBalancerSpec(
                present,
                strategy,
                sticky,
                healthCheck,
                passHostHeader,
                responseForwarding,
                serversTransport,
                absent,
                known);
    }

    /** What to do if a server cannot be reached, for those who run the proxy; empty if nothing is known. */
    public String hint(String url) {
        return hints.stream()
                .filter(hint -> hint.url().equals(url))
                .map(ServerHintSpec::text)
                .findFirst()
                .orElse("");
    }

    /**
     * What to do if a server cannot be reached.
     *
     * @param url of the server, as written
     */
    public record ServerHintSpec(String url, String text) {}

    /**
     * A server that cannot take requests now.
     *
     * @param name what the provider calls it, such as {@code container shop-1}; for those who run the proxy
     * @param reason why, such as {@code is starting}; clients may see it
     */
    public record AbsentServerSpec(String name, String reason) {}

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
