package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.storage.ServableCertificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.RenewalInfo;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.slf4j.Logger;

/** When the authority wants certificates renewed (RFC 9773). */
final class RenewalInfos {

    private static final Duration SOONEST = Duration.ofMinutes(1);
    private static final Duration POSTPONED = Duration.ofHours(1);
    private static final Duration USUAL = Duration.ofHours(6);
    private static final Duration LATEST = Duration.ofDays(1);

    private final Clock clock;
    private final RandomGenerator random;
    private final Logger logger;
    private final Map<X509Certificate, Advice> advice = new ConcurrentHashMap<>();

    /** @param renewAt null if the authority does not say */
    private record Advice(
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Instant renewAt,
            Instant askAgain) {}

    RenewalInfos(Clock clock, RandomGenerator random, Logger logger) {
        this.clock = clock;
        this.random = random;
        this.logger = logger;
    }

    Optional<Instant> renewal(ServableCertificate held) {
        Advice known = advice.get(held.certificate().leaf());
        return known == null ? Optional.empty() : Optional.ofNullable(known.renewAt());
    }

    /** When the next one must be fetched; never in the past if all were just fetched. */
    Optional<Instant> nextQuestion(List<ServableCertificate> held) {
        return held.stream()
                .map(one -> advice.get(one.certificate().leaf()))
                .map(known -> known == null ? Instant.MIN : known.askAgain())
                .min(Instant::compareTo);
    }

    /** A new certificate can wait for its first request. */
    void isNew(ServableCertificate held) {
        Duration soon = held.lifetime().dividedBy(10);
        Instant first = clock.instant().plus(soon.compareTo(USUAL) < 0 ? soon : USUAL);
        advice.put(held.certificate().leaf(), new Advice(null, null, null, first));
    }

    /** The authority cannot be reached. */
    void postpone(List<ServableCertificate> held) {
        Instant later = clock.instant().plus(POSTPONED);
        for (ServableCertificate one : held) {
            Advice known = advice.get(one.certificate().leaf());
            advice.put(
                    one.certificate().leaf(),
                    known == null
                            ? new Advice(null, null, null, later)
                            : new Advice(known.start(), known.end(), known.renewAt(), later));
        }
    }

    /** Fetches those that are due. Forgets all others. */
    void ask(Session session, List<ServableCertificate> held) throws AcmeException {
        advice.keySet()
                .retainAll(held.stream().map(one -> one.certificate().leaf()).toList());
        Instant now = clock.instant();
        boolean offered = session.resourceUrlOptional(Resource.RENEWAL_INFO).isPresent();
        for (ServableCertificate one : held) {
            X509Certificate leaf = one.certificate().leaf();
            Advice known = advice.get(leaf);
            if (known != null && known.askAgain().isAfter(now)) {
                continue;
            }
            advice.put(leaf, offered ? ask(session, one, known) : new Advice(null, null, null, now.plus(LATEST)));
        }
    }

    private Advice ask(Session session, ServableCertificate held, @Nullable Advice known) {
        Instant now = clock.instant();
        try {
            // These requests are not signed, but acme4j requires an account.
            Login nobody = session.login(
                    session.getServerUri().toURL(),
                    new java.security.KeyPair(
                            held.certificate().leaf().getPublicKey(),
                            held.certificate().key()));
            RenewalInfo info = nobody.bindRenewalInfo(held.certificate().leaf());
            Duration pause = info.fetch()
                    .map(next -> Duration.between(Instant.now(), next))
                    .orElse(USUAL);
            Instant start = info.getSuggestedWindowStart();
            Instant end = info.getSuggestedWindowEnd();
            Instant askAgain = now.plus(clamp(pause));
            Instant renewAt = known != null && start.equals(known.start()) && end.equals(known.end())
                    ? known.renewAt()
                    : within(start, end);
            info.getExplanation()
                    .ifPresent(url -> logger.info(
                            "The authority wants {} renewed at {}, see {}",
                            String.join(", ", held.domains()),
                            renewAt,
                            url));
            return new Advice(start, end, renewAt, askAgain);
        } catch (AcmeException | AcmeProtocolException | java.net.MalformedURLException | IllegalArgumentException e) {
            // Of another authority, or without the key of its issuer: the table decides.
            logger.debug("No renewal information for {}: {}", held.domains(), e.getMessage());
            return new Advice(null, null, null, now.plus(USUAL));
        }
    }

    private static Duration clamp(Duration pause) {
        if (pause.compareTo(SOONEST) < 0) {
            return SOONEST;
        }
        return pause.compareTo(LATEST) > 0 ? LATEST : pause;
    }

    private Instant within(Instant start, Instant end) {
        long millis = Math.max(1, Duration.between(start, end).toMillis());
        return start.plusMillis(random.nextLong(millis));
    }
}
