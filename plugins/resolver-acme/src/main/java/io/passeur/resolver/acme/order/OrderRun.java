package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.config.AcmeConfig;
import io.passeur.resolver.acme.config.KeyType;
import io.passeur.resolver.acme.order.OrderException.Blame;
import io.passeur.resolver.acme.storage.GoPem;
import io.passeur.resolver.acme.storage.StoredCertificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.OrderBuilder;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.slf4j.Logger;

/** Executes one order, from the account to the certificate. Blocks. */
final class OrderRun {

    private static final Duration READY_LIMIT = Duration.ofMinutes(1);

    private final AcmeConfig config;
    private final KeyType keyType;
    private final Accounts accounts;
    private final Authorizations authorizations;
    private final Polling polling;
    private final Logger logger;

    OrderRun(
            AcmeConfig config,
            KeyType keyType,
            Accounts accounts,
            Authorizations authorizations,
            Polling polling,
            Logger logger) {
        this.config = config;
        this.keyType = keyType;
        this.accounts = accounts;
        this.authorizations = authorizations;
        this.polling = polling;
        this.logger = logger;
    }

    /** @param attempt 0 for the first one; later ones may use another challenge */
    StoredCertificate run(Session session, CertificateOrder need, int attempt)
            throws AcmeException, OrderException, IOException, GeneralSecurityException, InterruptedException {
        Login login = accounts.login(session);
        Order order;
        try {
            order = create(login, need);
        } catch (AcmeServerException e) {
            if (!accounts.isLost(login, e)) {
                throw e;
            }
            login = accounts.login(session);
            order = create(login, need);
        }
        logger.debug("Order {} for {}", order.getLocation(), need);
        authorizations.prove(order, need, attempt);
        return finish(order, need);
    }

    private Order create(Login login, CertificateOrder need) throws AcmeException {
        OrderBuilder builder = builder(login, need);
        boolean replaces = need.replaces() != null
                && login.getSession().resourceUrlOptional(Resource.RENEWAL_INFO).isPresent();
        if (replaces && need.replaces() != null) {
            try {
                return builder(login, need)
                        .replaces(need.replaces().certificate().leaf())
                        .create();
            } catch (AcmeServerException e) {
                // Replaced before, or issued to another account: an ordinary order, then.
                logger.debug("The order does not count as a renewal: {}", e.getMessage());
            } catch (IllegalArgumentException e) {
                logger.debug("The certificate does not name its issuer: {}", e.getMessage());
            }
        }
        return builder.create();
    }

    private OrderBuilder builder(Login login, CertificateOrder need) {
        OrderBuilder builder = login.newOrder().domains(need.domains());
        if (!config.profile().isEmpty()) {
            builder.profile(config.profile());
        }
        return builder;
    }

    private StoredCertificate finish(Order order, CertificateOrder need)
            throws AcmeException, OrderException, IOException, GeneralSecurityException, InterruptedException {
        Status status = await(order, EnumSet.of(Status.READY, Status.VALID, Status.INVALID), READY_LIMIT);
        KeyPair keys = keyType.generate();
        if (status == Status.READY) {
            order.execute(Csr.of(need.domains(), config.emailAddresses(), !config.disableCommonName(), keys));
            status = await(order, EnumSet.of(Status.VALID, Status.INVALID), config.certificateTimeout());
        }
        if (status != Status.VALID) {
            throw invalid(order);
        }
        Certificate certificate = Chains.preferred(order.getCertificate(), config.preferredChain(), logger);
        return new StoredCertificate(need.domains(), GoPem.of(certificate.getCertificateChain()), GoPem.of(keys));
    }

    private Status await(Order order, Set<Status> wanted, Duration limit)
            throws AcmeException, OrderException, InterruptedException {
        return polling.await(order, order::getStatus, wanted, limit, "the order " + order.getLocation());
    }

    private static OrderException invalid(Order order) {
        String reason = order.getError().map(Failures::text).orElse("the authority gave no reason");
        Set<String> failing = order.getError().map(Problem::getSubProblems).orElse(List.of()).stream()
                .flatMap(problem -> problem.getIdentifier().stream())
                .map(identifier -> identifier.getDomain())
                .collect(java.util.stream.Collectors.toSet());
        return new OrderException(Blame.NAMES, "the authority refuses the order: " + reason, failing, null, null);
    }
}
