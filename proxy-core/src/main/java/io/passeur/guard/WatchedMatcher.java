package io.passeur.guard;

import io.passeur.spi.DelegatingRequestMatcher;
import io.passeur.spi.RequestMatcher;
import io.passeur.spi.RoutedRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A matcher of a plugin. After it has blocked a thread, all its calls fail. */
final class WatchedMatcher extends DelegatingRequestMatcher {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedMatcher.class);

    private final String name;
    private final Guard guard;
    private final BlockedCalls matches;

    WatchedMatcher(RequestMatcher matcher, String name, Guard guard) {
        super(matcher);
        this.name = name;
        this.guard = guard;
        matches = new BlockedCalls((seconds, place) -> LOG.error(
                "{} blocked a request thread for {} in matches() of {}{}; it is no longer called",
                guard.plugin(),
                seconds,
                name,
                place));
    }

    @Override
    public boolean matches(RoutedRequest request) {
        if (matches.haveBlocked()) {
            throw new PluginException(guard.plugin() + " blocked in matches() of " + name, null);
        }
        return matches.watch(
                () -> guard.callHere("matches() of " + name, () -> delegate().matches(request)));
    }

    @Override
    public String found(RoutedRequest request) {
        return guard.call("found() of " + name, () -> delegate().found(request));
    }

    @Override
    public Optional<Set<String>> requiredHosts() {
        return guard.call("requiredHosts() of " + name, () -> delegate().requiredHosts());
    }

    @Override
    public List<String> domains() {
        return guard.call("domains() of " + name, () -> delegate().domains());
    }
}
