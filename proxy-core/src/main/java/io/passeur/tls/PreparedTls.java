package io.passeur.tls;

import java.util.Map;

/**
 * The TLS policies of a configuration, prepared but not yet live.
 *
 * @param policies by entry point
 */
public record PreparedTls(TlsPlan plan, Inventory inventory, Map<String, TlsPolicy> policies) {

    public PreparedTls {
        policies = Map.copyOf(policies);
    }
}
