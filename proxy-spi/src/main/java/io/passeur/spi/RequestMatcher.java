package io.passeur.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A condition of a rule, such as {@code Path(`/shop`)}. Immutable and thread-safe.
 *
 * <p>{@link #matches} is called for each request that may reach the router, concurrently, on the request threads. It
 * must not block, must return within microseconds, must be deterministic, and should allocate nothing.
 *
 * <p>If a matcher throws, its rule does not match, even if the matcher is negated. The proxy logs the first failure of
 * a rule. After a matcher has blocked a request thread, it is no longer called, and its rule does not match.
 */
public interface RequestMatcher {

    /** Whether the request passes the test. */
    boolean matches(RoutedRequest request);

    /**
     * Describes the part of the request that this matcher examines, for people: {@code Host is "b.localhost"}. Called
     * to explain why a rule does not match, never on the data path.
     */
    String found(RoutedRequest request);

    /**
     * The hosts of which a request must have one to match. A rule that requires hosts is not evaluated for requests to
     * other hosts. Called on each reload.
     *
     * @return exact hosts, or wildcards of one label such as {@code *.example.com}, in lower case and without a
     *     trailing dot; empty if requests to other hosts can match
     */
    default Optional<Set<String>> requiredHosts() {
        return Optional.empty();
    }

    /**
     * The hosts that the matcher names, in the form of {@link #requiredHosts()}. Certificates are ordered and TLS
     * options are chosen for them. Called on each reload.
     */
    default List<String> domains() {
        return requiredHosts().map(hosts -> hosts.stream().sorted().toList()).orElse(List.of());
    }
}
