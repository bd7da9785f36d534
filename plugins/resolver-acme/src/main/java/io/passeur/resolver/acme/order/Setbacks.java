package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.order.Authority.Absence;
import io.passeur.resolver.acme.order.OrderException.Blame;
import io.passeur.resolver.acme.storage.Journal;
import io.passeur.resolver.acme.storage.Journal.Attempt;
import io.passeur.toolkit.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.slf4j.Logger;

/** What to make of a failed order: who waits, how long, and what is logged. Not thread-safe. */
final class Setbacks {

    /** Failed checks, in about four minutes, before the authority has the last word. */
    private static final int PATIENCE = 3;

    private final String resolver;
    private final Journal journal;
    private final Authority authority;
    private final Clock clock;
    private final RandomGenerator random;
    private final Logger logger;
    private final Map<String, String> logged = new HashMap<>();

    Setbacks(
            String resolver, Journal journal, Authority authority, Clock clock, RandomGenerator random, Logger logger) {
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
    int failures(Need need) {
        return attempt(need.key()).filter(Attempt::asked).map(Attempt::failures).orElse(0);
    }

    /**
     * Whether the authority is to be asked although a check speaks against it: names that are known outside only, as where
     * a network has a DNS of its own, would else never get their certificate.
     */
    boolean isPastChecks(Need need) {
        return attempt(need.key())
                .map(attempt -> attempt.asked() || attempt.failures() >= PATIENCE)
                .orElse(false);
    }

    boolean isDue(Need need) {
        return attempt(need.key())
                .map(attempt -> !attempt.nextTry().isAfter(clock.instant()))
                .orElse(true);
    }

    void succeeded(Need need) {
        authorityAnswered();
        journal.succeeded(resolver, need.key());
        logged.remove(need.key());
    }

    private void authorityAnswered() {
        if (logged.remove("") != null) {
            logger.info("The authority answers again");
        }
        authority.isBack();
    }

    void failed(Need need, OrderException failure) {
        String error = String.valueOf(failure.getMessage());
        if (failure.blame() == Blame.AUTHORITY) {
            Instant next = later(failure, RetryDelays.OUTAGES.delay(authority.outage(), random));
            authority.leaveAlone(new Absence(next, error));
            if (failure.retryAfter().isPresent()) {
                journal.failed(resolver, need.key(), new Attempt(1, false, next, error, Set.of()));
            }
            log("", error, "Certificates have to wait, for {} among others: {}. Next try {}", need, next);
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
        log(need.key(), error, "No certificate for {}: {}. Next try {}", need, next);
    }

    private Instant later(OrderException failure, Duration delay) {
        Instant usual = clock.instant().plus(delay);
        return failure.retryAfter().filter(usual::isBefore).orElse(usual);
    }

    private static Set<String> failing(Need need, OrderException failure) {
        Set<String> names = new LinkedHashSet<>(need.domains());
        if (failure.failing().isEmpty()) {
            // Some authorities name the culprit in their text only.
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

    /** From now on they are an order of their own, which has failed just now. */
    private void rememberBad(Need need, OrderException failure, Attempt attempt) {
        Set<String> bad = failing(need, failure);
        if (!bad.isEmpty() && bad.size() < need.domains().size()) {
            journal.failed(resolver, Need.key(bad), attempt);
        }
    }

    /** One line for each distinct cause; numbers in it, as those of orders, make no difference. */
    private void log(String key, String error, String line, Need need, Instant next) {
        String cause = error.replaceAll("\\d+", "#");
        if (cause.equals(logged.put(key, cause))) {
            logger.debug(line, need, error, next);
        } else {
            logger.warn(line, need, error, next);
        }
    }
}
