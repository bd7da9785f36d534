package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.storage.FailureJournal.Attempt;
import io.passeur.resolver.acme.storage.ServableCertificate;
import io.passeur.spi.CertificateRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Compares the wanted certificates with the existing ones. A pure function. */
final class OrderPlan {

    private final Instant now;
    private final List<ServableCertificate> held;
    private final Function<ServableCertificate, Instant> renewal;
    private final Function<String, Optional<Attempt>> attempts;
    private final Map<String, CertificateOrder> needs = new LinkedHashMap<>();
    private final Set<String> heldNames = new HashSet<>();
    private final Set<String> neededNames = new HashSet<>();

    private OrderPlan(
            Instant now,
            List<ServableCertificate> held,
            Function<ServableCertificate, Instant> renewal,
            Function<String, Optional<Attempt>> attempts) {
        this.now = now;
        this.held = held;
        this.renewal = renewal;
        this.attempts = attempts;
        held.stream().filter(one -> one.isValidAt(now)).forEach(one -> heldNames.addAll(one.names()));
    }

    /**
     * @param unusable the domains of stored certificates that cannot be read
     * @param renewal when a certificate is due
     * @param attempts earlier failures, by {@link CertificateOrder#key()}
     * @return what to order, each name at most once
     */
    static List<CertificateOrder> of(
            List<CertificateRequest> wanted,
            List<ServableCertificate> held,
            List<List<String>> unusable,
            Instant now,
            Function<ServableCertificate, Instant> renewal,
            Function<String, Optional<Attempt>> attempts) {
        OrderPlan plan = new OrderPlan(now, held, renewal, attempts);
        // Wildcards first: they may make others unnecessary.
        plan.addWanted(wanted, true);
        plan.addWanted(wanted, false);
        unusable.forEach(domains -> plan.addMissing(domains, Set.of()));
        plan.addRenewals();
        return List.copyOf(plan.needs.values());
    }

    private void addWanted(List<CertificateRequest> wanted, boolean wildcards) {
        for (CertificateRequest request : wanted) {
            if (request.domains().stream().anyMatch(DomainNames::isWildcard) == wildcards) {
                addMissing(request.domains(), request.users());
            }
        }
    }

    private void addMissing(List<String> domains, Set<String> users) {
        List<String> missing = new ArrayList<>();
        for (String domain : new LinkedHashSet<>(domains)) {
            boolean own = DomainNames.covers(missing, domain);
            if (!own && !DomainNames.isIn(heldNames, domain) && !DomainNames.isIn(neededNames, domain)) {
                missing.removeIf(name -> DomainNames.covers(domain, name));
                missing.add(domain);
            }
        }
        if (!missing.isEmpty()) {
            add(new CertificateOrder(missing, users, null));
        }
    }

    /** An expired certificate is renewed only if it is still needed. */
    private void addRenewals() {
        for (ServableCertificate one : held) {
            if (one.isValidAt(now) && isDue(one)) {
                add(new CertificateOrder(one.domains(), Set.of(), one));
            }
        }
    }

    private boolean isDue(ServableCertificate one) {
        return !renewal.apply(one).isAfter(now);
    }

    /** Names that made an order fail are ordered separately from then on, so that the others need not wait for them. */
    private void add(CertificateOrder need) {
        Set<String> failing = attempts.apply(need.key()).map(Attempt::failing).orElse(Set.of());
        Set<String> good = new LinkedHashSet<>(need.domains());
        good.removeAll(failing);
        if (good.isEmpty() || good.size() == need.domains().size()) {
            if (!isFresh(need.domains())) {
                needs.putIfAbsent(need.key(), need);
                neededNames.addAll(need.domains());
            }
            return;
        }
        Set<String> bad = new LinkedHashSet<>(need.domains());
        bad.removeAll(good);
        add(need.with(good));
        add(need.with(bad));
    }

    /** Whether other certificates that are not due cover all of the names. */
    private boolean isFresh(Collection<String> domains) {
        return domains.stream()
                .allMatch(domain -> held.stream()
                        .anyMatch(one -> one.isValidAt(now) && !isDue(one) && DomainNames.covers(one.names(), domain)));
    }
}
