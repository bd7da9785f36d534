package io.passeur.http.service;

import io.passeur.spec.LoadBalancerSpec.ServerSpec;
import io.passeur.spi.ConfigurationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The servers of a load balancer as written: those that can be used, and those that are left out because their URL is invalid.
 *
 * @param invalid what is wrong, by URL
 */
record UsableServers(List<Entry> usable, Map<String, String> invalid) {

    record Entry(ServerUrl url, ServerSpec spec) {}

    /** @throws ConfigurationException if there are servers and none of them can be used */
    static UsableServers of(List<ServerSpec> written) {
        List<Entry> usable = new ArrayList<>();
        Map<String, String> invalid = new LinkedHashMap<>();
        @Nullable ConfigurationException first = null;
        for (int i = 0; i < written.size(); i++) {
            ServerSpec spec = written.get(i);
            try {
                usable.add(new Entry(ServerUrlParser.parse("loadBalancer.servers[" + i + "].url", spec.url()), spec));
            } catch (ConfigurationException e) {
                first = first == null ? e : first;
                invalid.put(spec.url(), String.valueOf(e.getMessage()));
            }
        }
        if (first != null && usable.isEmpty()) {
            throw first;
        }
        return new UsableServers(usable, invalid);
    }
}
