package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.order.Authority.Absence;
import io.passeur.resolver.acme.order.OrderException.Blame;
import io.passeur.resolver.acme.storage.FailureJournal;
import io.passeur.resolver.acme.storage.FailureJournal.Attempt;
import io.passeur.toolkit.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.slf4j.Logger;

/** Handles failed orders: who waits, how long, and what is logged. Not thread-safe. */
final class FailedOrders {

    /** Failed checks, in about four minutes, before the order is sent anyway. */
    private static final int PATIENCE = 3;

    private final String resolver;
    private final FailureJournal journal;
    private final Authority authority;
    private final Clock clock;
    private final RandomGenerator random;
    private final Logger logger;
    private final Map<String, String> logged = new HashMap<>();

    FailedOrders(
            String resolver,
            FailureJournal journal,
            Authority authority,
            Clock clock,
            RandomGenerator random,
            Logger logger) {
        this.resolver = resolver;
        this.journal = journal;
        this.authority = authority;
        this.clock = clock;
        this.random = random;
        this.logger = logger;
    }

    Optional<Attempt> attempt(String key) {
        return journal.attempt(resolver, key);
    }

    /** Failures that the authority has seen. */
    int failures(CertificateOrder need) {
        return attempt(need.key()).filter(Attempt::asked).map(Attempt::failures).orElse(0);
    }

    /**
     * Whether to order despite a failed check: otherwise names that are known only outside, as with split-horizon DNS,
     * would never get a certificate.
     */
    boolean isPastChecks(CertificateOrder need) {
        return attempt(need.key())
                .map(attempt -> attempt.asked() || attempt.failures() >= PATIENCE)
                .orElse(false);
    }

    boolean isDue(CertificateOrder need) {
        return attempt(need.key())
                .map(attempt -> !attempt.nextTry().isAfter(clock.instant()))
                .orElse(true);
    }

    void succeeded(CertificateOrder need) {
        authorityAnswered();
        journal.succeeded(resolver, need.key());
        logged.remove(need.key());
    }

    private void authorityAnswered() {
        if (logged.remove("") != null) {
            logger.info("The authority responds again");
        }
        authority.isBack();
    }

    void failed(CertificateOrder need, OrderException failure) {
        String error = String.valueOf(failure.getMessage());
        if (failure.blame() == Blame.AUTHORITY) {
            Instant next = later(failure, RetryDelays.OUTAGES.delay(authority.outage(), random));
            authority.leaveAlone(new Absence(next, error));
            if (failure.retryAfter().isPresent()) {
                journal.failed(resolver, need.key(), new Attempt(1, false, next, error, Set.of()));
            }
            log("", error, "Certificates must wait, among them the one for {}: {}. Next attempt {}", need, next);
            return;
        }
        boolean asked = failure.blame() == Blame.NAMES;
        if (asked) {
            authorityAnswered();
        }
        int failures = 1
                + attempt(need.key())
                        .filter(last -> last.asked() == asked)
                        .map(Attempt::failures)
                        .orElse(0);
        Backoff backoff = asked ? RetryDelays.ORDERS : RetryDelays.CHECKS;
        Instant next = later(failure, backoff.delay(failures, random));
        journal.prune(clock.instant());
        journal.failed(resolver, need.key(), new Attempt(failures, asked, next, error, failing(need, failure)));
        rememberBad(need, failure, new Attempt(failures, asked, next, error, Set.of()));
        log(
                need.key(),
                error,
                "No certificate for {}: {}. Next attempt {}",
                need,
                next.truncatedTo(ChronoUnit.SECONDS));
    }

    private Instant later(OrderException failure, Duration delay) {
        Instant usual = clock.instant().plus(delay);
        return failure.retryAfter().filter(usual::isBefore).orElse(usual);
    }

    private static Set<String> failing(CertificateOrder need, OrderException failure) {
        Set<String> names = new LinkedHashSet<>(need.domains());
        if (failure.failing().isEmpty()) {
            // Some authorities name the failing domain only in their text.
            names.removeIf(name -> !mentions(String.valueOf(failure.getMessage()), name));
        } else {
            names.retainAll(failure.failing());
        }
        return names;
    }

    private static boolean mentions(String text, String name) {
        return Pattern.compile("(?<![\\w.*-])" + Pattern.quote(name) + "(?![\\w-]|\\.\\w)")
                .matcher(text)
                .find();
    }

    /** From now on they are a separate order, which has just failed. */
    private void rememberBad(CertificateOrder need, OrderException failure, Attempt attempt) {
        Set<String> bad = failing(need, failure);
        if (!bad.isEmpty() && bad.size() < need.domains().size()) {
            journal.failed(resolver, CertificateOrder.key(bad), attempt);
        }
    }

    /** One line for each distinct cause; numbers in it, such as order IDs, make no difference. */
    private void log(String key, String error, String line, CertificateOrder need, Instant next) {
        String cause = error.replaceAll("\\d+", "#");
        if (cause.equals(logged.put(key, cause))) {
            logger.debug(line, need, error, next);
        } else {
            logger.warn(line, need, error, next);
        }
    }
}
