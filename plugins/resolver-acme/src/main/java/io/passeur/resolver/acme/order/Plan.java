package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.storage.Held;
import io.passeur.resolver.acme.storage.Journal.Attempt;
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

/** Compares what is wanted with what is there. A pure function. */
final class Plan {

    private final Instant now;
    private final List<Held> held;
    private final Function<Held, Instant> renewal;
    private final Function<String, Optional<Attempt>> attempts;
    private final Map<String, Need> needs = new LinkedHashMap<>();
    private final Set<String> heldNames = new HashSet<>();
    private final Set<String> neededNames = new HashSet<>();

    private Plan(
            Instant now,
            List<Held> held,
            Function<Held, Instant> renewal,
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
     * @param attempts what failed before, by {@link Need#key()}
     * @return what to order, each name at most once
     */
    static List<Need> of(
            List<CertificateRequest> wanted,
            List<Held> held,
            List<List<String>> unusable,
            Instant now,
            Function<Held, Instant> renewal,
            Function<String, Optional<Attempt>> attempts) {
        Plan plan = new Plan(now, held, renewal, attempts);
        // Wildcards first: they may make others needless.
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
            add(new Need(missing, users, null));
        }
    }

    /** An expired one comes back only if somebody asks for it. */
    private void addRenewals() {
        for (Held one : held) {
            if (one.isValidAt(now) && isDue(one)) {
                add(new Need(one.domains(), Set.of(), one));
            }
        }
    }

    private boolean isDue(Held one) {
        return !renewal.apply(one).isAfter(now);
    }

    /** Names that made an order fail are ordered apart from then on, so that the good ones need not wait for them. */
    private void add(Need need) {
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

    /** Whether other certificates that are not due hold all of the names. */
    private boolean isFresh(Collection<String> domains) {
        return domains.stream()
                .allMatch(domain -> held.stream()
                        .anyMatch(one -> one.isValidAt(now) && !isDue(one) && DomainNames.covers(one.names(), domain)));
    }
}
