package io.passeur.balance;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.LoadBalancingClient;
import io.passeur.spi.LoadBalancingStrategy;
import io.passeur.spi.LoadBalancingStrategyFactory;
import io.passeur.spi.LoadBalancingTarget;
import io.passeur.spi.Plugin;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Strategies of a plugin: one that works, and some that fail. */
public final class AlphabetPlugin implements Plugin {

    @Override
    public List<LoadBalancingStrategyFactory> strategies() {
        return List.of(
                new Factory("lastByName", AlphabetPlugin::lastByName),
                new Factory("throwing", targets -> client -> {
                    throw new StackOverflowError("as a test wants it");
                }),
                new Factory("outOfBounds", targets -> client -> targets.size()),
                new Factory("wrr", targets -> client -> -1));
    }

    private static LoadBalancingStrategy lastByName(List<? extends LoadBalancingTarget> targets) {
        if (targets.stream().anyMatch(target -> target.weight() != 1)) {
            throw new ConfigurationException("servers by name have no weight");
        }
        return client -> pick(targets, client);
    }

    private static int pick(List<? extends LoadBalancingTarget> targets, LoadBalancingClient client) {
        return IntStream.range(0, targets.size())
                .filter(index -> client.address().equals("127.0.0.1")
                        && targets.get(index).isAvailable())
                .boxed()
                .max(Comparator.comparing(index -> targets.get(index).name()))
                .orElse(-1);
    }

    private record Factory(String name, Function<List<? extends LoadBalancingTarget>, LoadBalancingStrategy> maker)
            implements LoadBalancingStrategyFactory {

        @Override
        public LoadBalancingStrategy create(List<? extends LoadBalancingTarget> targets) {
            return maker.apply(targets);
        }
    }
}
