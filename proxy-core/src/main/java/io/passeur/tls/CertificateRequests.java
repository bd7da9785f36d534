package io.passeur.tls;

import io.passeur.spi.CertificateRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Merges the requests to one resolver. The result contains no name twice, no name with another certificate, and no name
 * that a requested wildcard covers.
 */
final class CertificateRequests {

    private final List<ResolverRequest> all;
    private final Map<List<String>, Set<String>> requests = new LinkedHashMap<>();

    private CertificateRequests(List<ResolverRequest> all) {
        this.all = all;
    }

    /**
     * @param all the requests to one resolver
     * @param covered whether another certificate exists for a name
     */
    static List<CertificateRequest> of(List<ResolverRequest> all, Predicate<String> covered) {
        CertificateRequests merged = new CertificateRequests(all);
        merged.collect(covered);
        merged.addUsers();
        return merged.requests.entrySet().stream()
                .map(request -> new CertificateRequest(request.getKey(), request.getValue()))
                .toList();
    }

    /**
     * Larger sets come first, so that a router with a subset of their names adds nothing, regardless of the order of
     * routers.
     */
    private void collect(Predicate<String> covered) {
        List<ResolverRequest> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt(
                        (ResolverRequest request) -> -request.domains().size())
                .thenComparing(request -> String.join(",", request.domains())));
        Set<String> taken = new HashSet<>();
        sorted.forEach(request ->
                request.domains().stream().filter(name -> name.startsWith("*.")).forEach(taken::add));
        Set<String> wildcards = Set.copyOf(taken);
        taken.clear();
        for (ResolverRequest request : sorted) {
            List<String> names = new ArrayList<>(request.domains());
            names.removeIf(name -> covered.test(name)
                    || taken.contains(name)
                    || !name.startsWith("*") && CertificateDomains.isCovered(name, wildcards));
            taken.addAll(names);
            if (!names.isEmpty()) {
                requests.put(names, new TreeSet<>());
            }
        }
    }

    private void addUsers() {
        requests.forEach((names, users) -> {
            Set<String> own = Set.copyOf(names);
            for (ResolverRequest request : all) {
                if (request.domains().stream().anyMatch(name -> CertificateDomains.isCovered(name, own))) {
                    users.add(request.user());
                }
            }
        });
    }
}
