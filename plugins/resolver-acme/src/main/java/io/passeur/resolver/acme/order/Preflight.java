package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.challenge.ChallengeSolver;
import io.passeur.resolver.acme.order.OrderException.Blame;
import io.passeur.resolver.acme.storage.Storage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds what would make an order fail before the authority counts it as a failure. */
final class Preflight {

    private static final Duration LOOKUP_LIMIT = Duration.ofSeconds(10);

    private final List<ChallengeSolver> solvers;
    private final Storage storage;
    private final NameLookup lookup;

    Preflight(List<ChallengeSolver> solvers, Storage storage, NameLookup lookup) {
        this.solvers = List.copyOf(solvers);
        this.storage = storage;
        this.lookup = lookup;
    }

    /** @param hasAddresses whether to trust the names even if none of them resolves here */
    void check(CertificateOrder need, boolean hasAddresses) throws OrderException, InterruptedException {
        if (solvers.isEmpty()) {
            throw new OrderException(
                    Blame.UNSENT, "no challenge is configured (expected: httpChallenge, tlsChallenge or dnsChallenge)");
        }
        checkStorage();
        refuse(need, name -> !DomainNames.isValid(name), "no name that a certificate can contain");
        boolean dns = solvers.stream().anyMatch(solver -> !solver.needsAddress());
        if (!dns) {
            refuse(need, DomainNames::isWildcard, "a wildcard, which needs dnsChallenge");
            if (!hasAddresses) {
                checkAddresses(need);
            }
        }
    }

    private void checkStorage() throws OrderException {
        try {
            storage.checkWritable();
        } catch (IOException e) {
            throw new OrderException(
                    Blame.UNSENT,
                    "not ordered, because the certificate could not be stored in " + storage.path() + ": "
                            + Storage.reason(e),
                    Set.of(),
                    null,
                    e);
        }
    }

    private static void refuse(CertificateOrder need, Predicate<String> wrong, String reason) throws OrderException {
        Set<String> names = new TreeSet<>(need.domains());
        names.removeIf(wrong.negate());
        if (!names.isEmpty()) {
            throw new OrderException(
                    Blame.UNSENT, "not ordered: " + String.join(", ", names) + " is " + reason, names, null, null);
        }
    }

    private void checkAddresses(CertificateOrder need) throws OrderException, InterruptedException {
        Set<String> unresolved = lookup.unresolved(need.domains(), LOOKUP_LIMIT);
        if (!unresolved.isEmpty()) {
            throw new OrderException(
                    Blame.UNSENT,
                    "not ordered: " + String.join(", ", new TreeSet<>(unresolved))
                            + (unresolved.size() == 1 ? " does" : " do")
                            + " not resolve to an address here, so the authority could not reach this proxy by that name",
                    unresolved,
                    null,
                    null);
        }
    }
}
