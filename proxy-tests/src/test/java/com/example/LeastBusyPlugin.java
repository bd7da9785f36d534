package com.example;

import io.passeur.spi.LoadBalancingClient;
import io.passeur.spi.LoadBalancingStrategy;
import io.passeur.spi.LoadBalancingStrategyFactory;
import io.passeur.spi.LoadBalancingTarget;
import io.passeur.spi.Plugin;
import java.util.List;
import java.util.Set;

/** The strategy {@code leastbusy}: the server with the fewest running requests. */
public final class LeastBusyPlugin implements Plugin {

    @Override
    public List<LoadBalancingStrategyFactory> strategies() {
        return List.of(new Factory());
    }

    private static final class Factory implements LoadBalancingStrategyFactory {

        @Override
        public String name() {
            return "leastbusy";
        }

        @Override
        public LoadBalancingStrategy create(List<? extends LoadBalancingTarget> targets) {
            return new LeastBusy(targets);
        }
    }

    private record LeastBusy(List<? extends LoadBalancingTarget> targets) implements LoadBalancingStrategy {

        @Override
        public Set<Measurement> measurements() {
            return Set.of(Measurement.RUNNING_REQUESTS);
        }

        @Override
        public int pick(LoadBalancingClient client) {
            int best = -1;
            for (int i = 0; i < targets.size(); i++) {
                if (targets.get(i).isAvailable() && (best < 0 || isLessBusy(i, best))) {
                    best = i;
                }
            }
            return best;
        }

        private boolean isLessBusy(int one, int other) {
            return targets.get(one).runningRequests() < targets.get(other).runningRequests();
        }
    }
}
