package io.passeur.resolver.acme;

import io.passeur.resolver.acme.challenge.ChallengeSolver;
import io.passeur.resolver.acme.challenge.Halt;
import io.passeur.resolver.acme.challenge.HttpSolver;
import io.passeur.resolver.acme.challenge.TlsSolver;
import io.passeur.resolver.acme.config.AcmeConfig;
import io.passeur.resolver.acme.dns.DnsSolvers;
import io.passeur.spi.CertificateResolverContext;
import io.passeur.spi.ConfigurationException;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The challenges of one resolver.
 *
 * @param entryPoint where HTTP challenges arrive; empty without them
 */
record Solvers(
        @Nullable TlsSolver tls,
        @Nullable HttpSolver http,
        @Nullable ChallengeSolver dns,
        String entryPoint) {

    /** Ordered by network cost, the cheapest first. */
    List<ChallengeSolver> all() {
        return Stream.<@Nullable ChallengeSolver>of(tls, http, dns)
                .filter(Objects::nonNull)
                .map(solver -> (ChallengeSolver) solver)
                .toList();
    }

    static Solvers of(AcmeConfig config, CertificateResolverContext context, Halt halt) {
        AcmeConfig.TlsChallenge tls = config.tlsChallenge();
        AcmeConfig.HttpChallenge http = config.httpChallenge();
        AcmeConfig.DnsChallenge dns = config.dnsChallenge();
        Solvers solvers = new Solvers(
                tls == null ? null : new TlsSolver(tls.delay(), halt),
                http == null ? null : http(http, context, halt),
                dns == null ? null : DnsSolvers.create(dns, context, halt),
                http == null ? "" : http.entryPoint());
        if (solvers.all().isEmpty()) {
            context.logger()
                    .warn("No challenge is configured (expected: httpChallenge, tlsChallenge or dnsChallenge):"
                            + " stored certificates are served, but none is ordered or renewed");
        }
        if (tls != null && !context.entryPoints().containsValue(443)) {
            context.logger()
                    .warn(
                            "tlsChallenge: no entry point listens on port 443; this works only if that port is mapped to"
                                    + " one of {}",
                            context.entryPoints());
        }
        return solvers;
    }

    private static HttpSolver http(AcmeConfig.HttpChallenge http, CertificateResolverContext context, Halt halt) {
        Integer port = context.entryPoints().get(http.entryPoint());
        if (port == null) {
            throw new ConfigurationException("httpChallenge.entryPoint: "
                    + (http.entryPoint().isEmpty() ? "empty" : '"' + http.entryPoint() + "\" does not exist")
                    + " (expected: one of "
                    + new TreeSet<>(context.entryPoints().keySet()) + ')');
        }
        if (port != 80) {
            context.logger()
                    .warn(
                            "httpChallenge: the authority uses port 80, but the entry point {} listens on {}; this works"
                                    + " only if one is mapped to the other",
                            http.entryPoint(),
                            port);
        }
        return new HttpSolver(http.delay(), halt);
    }
}
