package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.spec.RouterTlsSpec;
import io.passeur.spi.ConfigurationException;
import io.passeur.tls.CertificateDomains;
import io.passeur.tls.CompiledOptions;
import io.passeur.tls.HandshakeOptions;
import io.passeur.tls.ResolverRequest;
import io.passeur.tls.TlsOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The TLS options of one compilation, and what the routers need of them and of certificate resolvers. Routers of all protocols
 * share the handshakes of an entry point.
 */
public final class RouterTls implements CompiledKind<CompiledOptions> {

    private static final String CONFLICT =
            "router's TLSOptions configuration is conflicting with other routers on the same"
                    + " entrypoint and host, default TLS options will be used instead";

    /** {@code Host(`*`)} is every host, so no options can be chosen by it. */
    private static final String ANY = "*";

    private final CompiledTlsOptions options;
    private final Function<String, @Nullable String> resolverProblems;
    private final Collection<String> entryPoints;
    private final Map<String, HostClaims> claims = new HashMap<>();
    private final Map<String, HandshakeOptions> decided = new HashMap<>();
    private final List<ResolverRequest> requests = new ArrayList<>();
    private final Map<String, Set<String>> users = new TreeMap<>();

    /** @param resolverProblems returns why a certificate resolver cannot be used; null if it can */
    RouterTls(
            CompiledTlsOptions options,
            Function<String, @Nullable String> resolverProblems,
            Collection<String> entryPoints) {
        this.options = options;
        this.resolverProblems = resolverProblems;
        this.entryPoints = entryPoints;
    }

    /**
     * Finds the options of a router before it is mounted. If they cannot be used, the hosts of the router are closed, because no
     * other options may replace them.
     *
     * @throws ConfigurationException if the options cannot be used
     */
    public TlsOptions options(
            QualifiedName router, RouterTlsSpec tls, RuleHosts rule, List<String> on, Consumer<String> warn) {
        try {
            return options.resolve(tls.options(), router.provider(), router.toString(), warn);
        } catch (ConfigurationException e) {
            on.forEach(entryPoint -> claims(entryPoint).refuse(hosts(rule), tls.options()));
            throw e;
        }
    }

    /**
     * Records the options of a router that is left out for another reason. Its options still count: a mistake in one router must
     * not change the options that the clients of its hosts get.
     */
    public void leftOut(TlsOptions chosen, RuleHosts rule, List<String> on, Consumer<String> warn) {
        on.forEach(entryPoint -> claims(entryPoint).claim(hosts(rule), chosen, warn));
    }

    /** Records what a mounted router with TLS needs. */
    public void mounted(
            QualifiedName router,
            RouterTlsSpec tls,
            TlsOptions chosen,
            RuleHosts rule,
            List<String> on,
            Consumer<String> warn) {
        List<String> hosts = hosts(rule);
        if (hosts.isEmpty() && !chosen.equals(options.fallback())) {
            warn.accept("no domain found in rule " + rule.text() + ", the TLS option " + chosen + " cannot be applied");
        }
        on.forEach(entryPoint -> claims(entryPoint).claim(hosts, chosen, warn));
        hosts.forEach(
                host -> users.computeIfAbsent(host, key -> new TreeSet<>()).add(router.toString()));
        if (!tls.certResolver().isEmpty()) {
            request(tls, rule, "router " + router, warn);
        }
    }

    private void request(RouterTlsSpec tls, RuleHosts rule, String user, Consumer<String> warn) {
        String problem = resolverProblems.apply(tls.certResolver());
        if (problem != null) {
            warn.accept("Router uses a " + problem
                    + "; its clients get another matching certificate or the default certificate");
            return;
        }
        List<List<String>> certificates =
                CertificateDomains.of(tls.domains(), rule.domains(), text -> warn.accept("tls.domains: " + text));
        if (certificates.isEmpty()) {
            warn.accept("tls.certResolver: no certificate is ordered because the rule names no host; list names in"
                    + " tls.domains");
        }
        certificates.forEach(domains -> requests.add(new ResolverRequest(tls.certResolver(), domains, user)));
    }

    private static List<String> hosts(RuleHosts rule) {
        return rule.hosts().stream().filter(host -> !host.equals(ANY)).toList();
    }

    private HostClaims claims(String entryPoint) {
        return claims.computeIfAbsent(entryPoint, key -> new HostClaims());
    }

    /** The TLS options by host. Called when all routers are mounted. */
    public HandshakeOptions handshakes(String entryPoint) {
        return decided.computeIfAbsent(
                entryPoint, name -> claims(name).decide(options.fallback(), warn -> warn.accept(CONFLICT)));
    }

    @Override
    public Map<QualifiedName, CompiledOptions> live() {
        return options.compiled();
    }

    @Override
    public void addTo(Assembly assembly) {
        entryPoints.forEach(name -> assembly.handshakes(name, handshakes(name)));
        assembly.requests(requests, users);
    }
}
