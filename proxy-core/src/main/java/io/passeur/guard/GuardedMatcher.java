package io.passeur.guard;

import io.passeur.spi.DelegatingRequestMatcher;
import io.passeur.spi.RequestMatcher;
import io.passeur.spi.RoutedRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A matcher of a plugin. Its hosts are read once; after it has blocked a thread, it is no longer called. */
final class GuardedMatcher extends DelegatingRequestMatcher {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedMatcher.class);

    private final String name;
    private final Guard guard;
    private final DataPathCalls matches;
    private final Optional<Set<String>> requiredHosts;
    private final List<String> domains;

    /** @param name {@code the matcher Tenant} */
    GuardedMatcher(RequestMatcher matcher, String name, Guard guard) {
        super(matcher);
        this.name = name;
        this.guard = guard;
        matches = new DataPathCalls(
                guard,
                "matches() of " + name,
                failure -> LOG.error("{}; it is no longer called, and its rules do not match", failure));
        requiredHosts = guard.call(
                "requiredHosts() of " + name, () -> matcher.requiredHosts().map(Set::copyOf));
        domains = guard.call("domains() of " + name, () -> List.copyOf(matcher.domains()));
    }

    @Override
    public boolean matches(RoutedRequest request) {
        return matches.call(() -> delegate().matches(request));
    }

    /** For people, so a failure is an answer too. */
    @Override
    public String found(RoutedRequest request) {
        try {
            return guard.call("found() of " + name, () -> delegate().found(request));
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public Optional<Set<String>> requiredHosts() {
        return requiredHosts;
    }

    @Override
    public List<String> domains() {
        return domains;
    }
}
