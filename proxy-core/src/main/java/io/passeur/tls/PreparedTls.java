package io.passeur.tls;

import java.util.Map;

/**
 * What a configuration means for handshakes, made but not in place yet.
 *
 * @param policies by entry point
 */
public record PreparedTls(TlsPlan plan, Inventory inventory, Map<String, TlsPolicy> policies) {

    public PreparedTls {
        policies = Map.copyOf(policies);
    }
}
