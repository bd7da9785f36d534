package io.passeur.guard;

import io.passeur.spi.DelegatingLoadBalancingStrategy;
import io.passeur.spi.LoadBalancingClient;
import io.passeur.spi.LoadBalancingStrategy;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A strategy of a plugin. After it has blocked a thread, all its calls fail. */
final class WatchedStrategy extends DelegatingLoadBalancingStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedStrategy.class);

    private final String name;
    private final Guard guard;
    private final BlockedCalls picks;

    WatchedStrategy(LoadBalancingStrategy strategy, String name, Guard guard) {
        super(strategy);
        this.name = name;
        this.guard = guard;
        picks = new BlockedCalls((seconds, place) -> LOG.error(
                "{} blocked a request thread for {} in pick() of {}{}; it is no longer called",
                guard.plugin(),
                seconds,
                name,
                place));
    }

    @Override
    public int pick(LoadBalancingClient client) {
        if (picks.haveBlocked()) {
            throw new PluginException(guard.plugin() + " blocked in pick() of " + name, null);
        }
        return picks.watch(
                () -> guard.callHere("pick() of " + name, () -> delegate().pick(client)));
    }

    @Override
    public Set<Measurement> measurements() {
        return guard.call("measurements() of " + name, () -> delegate().measurements());
    }

    @Override
    public boolean allowsStickySessions() {
        return guard.call("allowsStickySessions() of " + name, () -> delegate().allowsStickySessions());
    }

    @Override
    public void close() {
        guard.runLater("close() of " + name, () -> delegate().close());
    }
}
