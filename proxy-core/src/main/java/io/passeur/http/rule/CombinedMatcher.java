package io.passeur.http.rule;

import io.passeur.spi.RequestMatcher;
import io.passeur.spi.RoutedRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A matcher of the v2 language with several arguments.
 *
 * @param all whether all parts must match; otherwise, one is enough
 */
record CombinedMatcher(List<RequestMatcher> parts, boolean all) implements RequestMatcher {

    CombinedMatcher {
        parts = List.copyOf(parts);
    }

    static RequestMatcher any(List<? extends RequestMatcher> parts) {
        return parts.size() == 1 ? parts.get(0) : new CombinedMatcher(List.copyOf(parts), false);
    }

    static RequestMatcher every(List<? extends RequestMatcher> parts) {
        return parts.size() == 1 ? parts.get(0) : new CombinedMatcher(List.copyOf(parts), true);
    }

    @Override
    @SuppressWarnings("ForLoopReplaceableByForEach") // avoids an iterator for each request
    public boolean matches(RoutedRequest input) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).matches(input) != all) {
                return !all;
            }
        }
        return all;
    }

    @Override
    public String found(RoutedRequest input) {
        List<String> found =
                parts.stream().map(part -> part.found(input)).distinct().toList();
        return String.join(", ", found);
    }

    @Override
    public Optional<Set<String>> requiredHosts() {
        if (all) {
            return Optional.empty();
        }
        Set<String> hosts = new LinkedHashSet<>();
        for (RequestMatcher part : parts) {
            Optional<Set<String>> required = part.requiredHosts();
            if (required.isEmpty()) {
                return Optional.empty();
            }
            hosts.addAll(required.get());
        }
        return Optional.of(Set.copyOf(hosts));
    }

    @Override
    public List<String> domains() {
        return parts.stream().flatMap(part -> part.domains().stream()).toList();
    }
}
