package io.passeur.balance;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.LoadBalancingStrategy;
import io.passeur.spi.LoadBalancingStrategyFactory;
import io.passeur.spi.LoadBalancingTarget;
import io.passeur.toolkit.Suggestions;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** The strategies of load balancers by name: the proxy's own, and those of plugins. Immutable. */
public final class StrategyRegistry {

    /** Targets take turns by weight: the strategy where nobody chooses one. */
    public static final LoadBalancingStrategyFactory ROUND_ROBIN = own("wrr", RoundRobin::new);

    private static final List<LoadBalancingStrategyFactory> OWN = List.of(
            ROUND_ROBIN,
            own(
                    "p2c",
                    targets -> new PowerOfTwoChoices(
                            targets, bound -> ThreadLocalRandom.current().nextInt(bound))),
            own("hrw", HighestRandomWeight::new),
            own("leasttime", LeastTime::new));

    private final TreeMap<String, LoadBalancingStrategyFactory> byName = new TreeMap<>();

    /** @param added those of plugins, guarded; one with the name of one of the proxy's own is left out */
    public StrategyRegistry(Collection<LoadBalancingStrategyFactory> added) {
        added.forEach(factory -> byName.put(factory.name(), factory));
        OWN.forEach(factory -> byName.put(factory.name(), factory));
    }

    /** The names that plugins cannot take. */
    public static Set<String> ownNames() {
        return Set.copyOf(OWN.stream().map(LoadBalancingStrategyFactory::name).toList());
    }

    /**
     * @param name empty for the usual one
     * @throws ConfigurationException if there is no such strategy
     */
    public LoadBalancingStrategyFactory find(String name) {
        LoadBalancingStrategyFactory found = name.isEmpty() ? ROUND_ROBIN : byName.get(name);
        if (found == null) {
            throw new ConfigurationException("unsupported load-balancer strategy \"" + name + "\"" + hint(name));
        }
        return found;
    }

    private String hint(String name) {
        String close = Suggestions.hint(name, byName.keySet());
        return close.isEmpty() ? "; expected one of " + String.join(", ", byName.keySet()) : close;
    }

    private static LoadBalancingStrategyFactory own(
            String name, Function<List<? extends LoadBalancingTarget>, LoadBalancingStrategy> maker) {
        return new OwnFactory(name, maker);
    }

    private record OwnFactory(String name, Function<List<? extends LoadBalancingTarget>, LoadBalancingStrategy> maker)
            implements LoadBalancingStrategyFactory {

        @Override
        public LoadBalancingStrategy create(List<? extends LoadBalancingTarget> targets) {
            return maker.apply(targets);
        }
    }
}
