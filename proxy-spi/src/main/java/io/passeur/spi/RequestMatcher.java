package io.passeur.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One test of a request, such as {@code Path(`/shop`)}. Immutable and thread-safe.
 *
 * <p>{@link #matches} is called for each request that might take a router, by many threads at once, on the threads that
 * carry the traffic. It never blocks, returns within microseconds, gives the same result for the same request, and
 * allocates nothing if it can help it.
 *
 * <p>If a matcher throws, the rule that holds it does not match, whatever stands around the matcher: a negated matcher that
 * fails does not match either. The proxy logs the first failure of a rule.
 */
public interface RequestMatcher {

    /** Whether the request passes the test. */
    boolean matches(RoutedRequest request);

    /**
     * What the request has where this matcher looks, as a clause for people: {@code Host is "b.localhost"}. Asked when
     * somebody wants to know why a rule does not match, never for traffic.
     */
    String found(RoutedRequest request);

    /**
     * The hosts of which a request must have one to match. Rules that require hosts cost requests to other hosts nothing; a
     * request to another host may never reach {@link #matches}. Asked on each reload.
     *
     * @return exact hosts, or wildcards of one label such as {@code *.example.com}, in lower case and without a trailing
     *     dot; empty if requests to other hosts can match
     */
    default Optional<Set<String>> requiredHosts() {
        return Optional.empty();
    }

    /**
     * The hosts that the matcher names, for which certificates are ordered and TLS options are chosen, in the form of
     * {@link #requiredHosts()}. Asked on each reload.
     */
    default List<String> domains() {
        return requiredHosts().map(hosts -> hosts.stream().sorted().toList()).orElse(List.of());
    }
}
