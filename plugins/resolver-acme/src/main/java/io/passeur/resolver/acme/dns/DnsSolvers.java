package io.passeur.resolver.acme.dns;

import io.passeur.resolver.acme.challenge.Halt;
import io.passeur.resolver.acme.config.AcmeConfig.DnsChallenge;
import io.passeur.spi.CertificateResolverContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds the solver that the settings describe. */
public final class DnsSolvers {

    private static final Duration QUERY_LIMIT = Duration.ofSeconds(10);
    private static final int DNS = 53;
    private static final io.passeur.resolver.acme.config.AcmeConfig.Propagation USUAL =
            new io.passeur.resolver.acme.config.AcmeConfig.Propagation(false, false, false, Duration.ZERO);

    private DnsSolvers() {}

    public static DnsSolver create(DnsChallenge config, CertificateResolverContext context, Halt halt) {
        DnsProvider provider = DnsProviders.create(
                config.provider(), new Variables(context.environment(), context.workingDirectory()));
        var rules = Objects.requireNonNullElse(config.propagation(), USUAL);
        if (!config.delayBeforeCheck().isZero()) {
            context.logger().warn("dnsChallenge.delayBeforeCheck is an old name of propagation.delayBeforeChecks");
        }
        if (config.disablePropagationCheck()) {
            context.logger().warn("dnsChallenge.disablePropagationCheck is an old name of propagation.disableChecks");
        }
        Duration delay = rules.delayBeforeChecks().isZero() ? config.delayBeforeCheck() : rules.delayBeforeChecks();
        boolean checks = !rules.disableChecks() && !config.disablePropagationCheck();
        DnsQueries queries = new DnsQueries(QUERY_LIMIT);
        NameServers nameServers = new NameServers(queries, resolvers(config.resolvers()));
        @Nullable
        Propagation propagation = checks
                ? new Propagation(nameServers, queries, !rules.disableANSChecks(), rules.requireAllRNS(), DNS)
                : null;
        boolean aliases =
                !Boolean.parseBoolean(context.environment().getOrDefault("LEGO_DISABLE_CNAME_SUPPORT", "false"));
        return new DnsSolver(provider, nameServers, propagation, aliases, delay, halt);
    }

    private static List<InetSocketAddress> resolvers(List<String> written) {
        return written.stream()
                .map(one -> ServerAddress.of(one, "dnsChallenge.resolvers"))
                .toList();
    }
}
