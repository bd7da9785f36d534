package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.order.Authority.Absence;
import io.passeur.resolver.acme.storage.FailureJournal.Attempt;
import io.passeur.resolver.acme.storage.ServableCertificate;
import io.passeur.spi.CertificateState;
import io.passeur.spi.CertificateState.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reports the state of each certificate. A pure function. */
final class CertificateStates {

    private final Function<ServableCertificate, Instant> renewal;
    private final Function<String, Optional<Attempt>> attempts;
    private final Optional<Absence> absence;
    private final @Nullable String running;

    /** @param running the key of the current order; null if there is none */
    CertificateStates(
            Function<ServableCertificate, Instant> renewal,
            Function<String, Optional<Attempt>> attempts,
            Optional<Absence> absence,
            @Nullable String running) {
        this.renewal = renewal;
        this.attempts = attempts;
        this.absence = absence;
        this.running = running;
    }

    List<CertificateState> states(ResolverCertificates shelf, List<CertificateOrder> needs) {
        Map<String, CertificateOrder> open = new LinkedHashMap<>();
        needs.forEach(need -> open.put(need.key(), need));
        List<CertificateState> states = new ArrayList<>();
        for (ServableCertificate held : shelf.held()) {
            CertificateOrder need = open.remove(CertificateOrder.key(held.domains()));
            if (need != null) {
                states.add(open(need, held.expiry()));
            } else {
                String trouble = shelf.isUnsaved(held.domains()) ? shelf.trouble() : null;
                states.add(new CertificateState(
                        held.domains(), Phase.ISSUED, held.expiry(), trouble, renewal.apply(held)));
            }
        }
        open.values().forEach(need -> states.add(open(need, null)));
        return states;
    }

    private CertificateState open(CertificateOrder need, @Nullable Instant expiry) {
        Attempt attempt = attempts.apply(need.key()).orElse(null);
        String error = attempt == null ? null : attempt.error();
        if (need.key().equals(running)) {
            return new CertificateState(need.domains(), Phase.ORDERING, expiry, error, null);
        }
        Absence away = absence.orElse(null);
        if (away != null && (attempt == null || attempt.nextTry().isBefore(away.until()))) {
            return new CertificateState(need.domains(), Phase.FAILED, expiry, away.reason(), away.until());
        }
        if (attempt == null) {
            return new CertificateState(need.domains(), Phase.WAITING, expiry, null, null);
        }
        return new CertificateState(need.domains(), Phase.FAILED, expiry, error, attempt.nextTry());
    }
}
