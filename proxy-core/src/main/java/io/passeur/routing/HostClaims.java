package io.passeur.routing;

import io.passeur.tls.HandshakeOptions;
import io.passeur.tls.TlsOptions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Collects which routers use which options for the hosts of one entry point. If the routers of a host disagree, the
 * default options apply; a host whose routers all have invalid options is closed.
 */
final class HostClaims {

    /** The claims on one host. */
    private record Claims(Map<TlsOptions, Set<Consumer<String>>> usable, Set<String> broken) {

        Claims() {
            this(new LinkedHashMap<>(), new LinkedHashSet<>());
        }
    }

    private final Map<String, Claims> byHost = new TreeMap<>();

    /**
     * @param hosts in lower case
     * @param warn gets what is to be said to the router's author; one for each router
     */
    void claim(List<String> hosts, TlsOptions options, Consumer<String> warn) {
        for (String host : hosts) {
            of(host).usable
                    .computeIfAbsent(options, key -> new LinkedHashSet<>())
                    .add(warn);
        }
    }

    /** Records that a router is left out because its options are broken. */
    void refuse(List<String> hosts, String options) {
        hosts.forEach(host -> of(host).broken.add(options));
    }

    private Claims of(String host) {
        return byHost.computeIfAbsent(host, key -> new Claims());
    }

    /** @param conflict receives those to warn, since their router gets the default options although it names others */
    HandshakeOptions decide(TlsOptions fallback, Consumer<Consumer<String>> conflict) {
        Map<String, TlsOptions> decided = new HashMap<>();
        Set<Consumer<String>> conflicting = new LinkedHashSet<>();
        byHost.forEach((host, claims) -> {
            if (claims.usable.isEmpty()) {
                decided.put(host, TlsOptions.unusable(claims.broken.iterator().next()));
            } else if (claims.usable.size() == 1) {
                decided.put(host, claims.usable.keySet().iterator().next());
            } else {
                decided.put(host, fallback);
                claims.usable.values().forEach(conflicting::addAll);
            }
        });
        conflicting.forEach(conflict);
        return new HandshakeOptions(decided, fallback);
    }
}
