package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.challenge.ChallengeSolver;
import io.passeur.resolver.acme.challenge.Halt;
import io.passeur.resolver.acme.config.AcmeConfig;
import io.passeur.resolver.acme.config.KeyType;
import io.passeur.resolver.acme.storage.FailureJournal;
import io.passeur.resolver.acme.storage.Storage;
import io.passeur.spi.CertificateResolverContext;
import io.passeur.spi.ConfigurationException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;

/** Creates a {@link OrderScheduler}. */
public final class OrderSchedulerFactory {

    private OrderSchedulerFactory() {}

    /**
     * @param authority shared by all resolvers of the same server
     * @param solvers the challenges, the preferred one first
     */
    public static OrderScheduler create(
            AcmeConfig config,
            CertificateResolverContext context,
            Authority authority,
            Storage storage,
            FailureJournal journal,
            List<ChallengeSolver> solvers,
            NameLookup lookup,
            Halt halt) {
        Clock clock = context.clock();
        Logger logger = context.logger();
        String name = context.name();
        RandomGenerator random = new SplittableRandom();
        Connections connections = new Connections(
                config,
                TrustedClient.of(config, context.environment(), context.workingDirectory()),
                context.userAgent());
        OrderRun orderRun = new OrderRun(
                config,
                keyType(config, logger),
                new Accounts(config, name, storage, logger),
                new Authorizations(solvers, halt, clock, logger),
                new Polling(halt, clock),
                logger);
        OrderSchedulerParts parts = new OrderSchedulerParts(
                server(config),
                Duration.ofHours(config.certificatesDuration()),
                authority,
                connections,
                new Failures(config.caServer(), clock),
                new FailedOrders(name, journal, authority, clock, random, logger),
                new ResolverCertificates(name, storage, logger),
                new RenewalInfos(clock, random, logger),
                new Preflight(solvers, storage, lookup),
                orderRun,
                lookup,
                logger);
        return new OrderScheduler(parts, context.executor(), clock, logger, halt);
    }

    private static KeyType keyType(AcmeConfig config, Logger logger) {
        return KeyType.of(config.keyType()).orElseGet(() -> {
            logger.info(
                    "keyType: \"{}\" is unknown (expected: EC256, EC384, RSA2048, RSA4096 or RSA8192); using RSA4096",
                    config.keyType());
            return KeyType.RSA4096;
        });
    }

    private static URI server(AcmeConfig config) {
        try {
            URI server = URI.create(config.caServer());
            if (server.getHost() != null && List.of("http", "https").contains(server.getScheme())) {
                return server;
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("caServer: " + e.getMessage(), e);
        }
        throw new ConfigurationException(
                "caServer: \"" + config.caServer() + "\" (expected: the https URL of an authority's directory)");
    }
}
