package io.passeur.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spi.LoadBalancingClient;
import io.passeur.spi.LoadBalancingStrategy;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What targets are picked; one strategy alone looks at the client. */
class StrategyTest {

    private static final LoadBalancingClient ANY = () -> {
        throw new AssertionError("the client does not matter");
    };

    private final Target one = target("http://10.0.0.1:80", 1);
    private final Target two = target("http://10.0.0.2:80", 1);
    private final Target three = target("http://10.0.0.3:80", 3);
    private final List<Target> targets = List.of(one, two, three);

    @Test
    void roundRobinSkipsTargetsThatAreDown() {
        RoundRobin strategy = new RoundRobin(targets);
        three.setHealth("sick");

        assertThat(List.of(pick(strategy), pick(strategy), pick(strategy))).containsExactly(one, two, one);
    }

    @Test
    void everyStrategyFindsNobodyWhenAllAreDown() {
        targets.forEach(server -> server.setHealth("sick"));

        assertThat(pick(new RoundRobin(targets))).isNull();
        assertThat(pick(new PowerOfTwoChoices(targets, bound -> 0))).isNull();
        assertThat(pick(new HighestRandomWeight(targets), () -> "192.168.1.1")).isNull();
        assertThat(pick(new LeastTime(targets))).isNull();
        assertThat(pick(new PowerOfTwoChoices(List.of(), bound -> 0))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // Two draws, then the running requests of the three, then who is picked.
        "0, 0, 5, 3, 0, 2",
        "0, 1, 5, 3, 0, 3",
        "1, 0, 2, 2, 0, 2",
        "2, 1, 0, 9, 7, 3",
        "0, 0, 2, 2, 0, 1",
    })
    void powerOfTwoChoicesTakesTheLessBusyOfTwo(int first, int second, int a, int b, int c, int picked) {
        run(one, a);
        run(two, b);
        run(three, c);
        Queue<Integer> draws = new ArrayDeque<>(List.of(first, second));

        assertThat(pick(new PowerOfTwoChoices(targets, bound -> draws.remove())))
                .isSameAs(targets.get(picked - 1));
    }

    @Test
    void powerOfTwoChoicesDrawsAmongTheHealthy() {
        one.setHealth("sick");
        run(two, 1);
        PowerOfTwoChoices strategy = new PowerOfTwoChoices(targets, bound -> 0);

        assertThat(pick(strategy)).isSameAs(three);
        three.setHealth("sick");
        assertThat(pick(strategy)).isSameAs(two);
    }

    /** Best and second best were calculated apart from this code. */
    @ParameterizedTest
    @CsvSource({
        "192.168.1.1, 2, 3",
        "192.168.1.2, 3, 1",
        "192.168.1.4, 2, 3",
        "192.168.1.5, 1, 3",
        "2001:db8::1, 3, 1",
    })
    void highestRandomWeightKeepsClientsAndMovesThemWhenTheirTargetIsDown(String client, int best, int second) {
        HighestRandomWeight strategy = new HighestRandomWeight(targets);

        assertThat(pick(strategy, () -> client)).isSameAs(targets.get(best - 1));
        targets.get(best - 1).setHealth("sick");
        assertThat(pick(strategy, () -> client)).isSameAs(targets.get(second - 1));
    }

    @Test
    void leastTimeTriesTheUnmeasuredFirstThenTheFastestForItsWeight() {
        LeastTime strategy = new LeastTime(targets);
        one.responded(10_000_000);
        two.responded(20_000_000);

        assertThat(pick(strategy)).isSameAs(three);
        three.responded(24_000_000);
        assertThat(pick(strategy)).isSameAs(three);
        run(three, 1);
        assertThat(pick(strategy)).isSameAs(one);
        one.setHealth("sick");
        assertThat(pick(strategy)).isSameAs(three);
    }

    @Test
    void leastTimeLetsEqualsTakeTurns() {
        LeastTime strategy = new LeastTime(List.of(one, two));

        assertThat(List.of(pick(strategy), pick(strategy), pick(strategy))).containsExactly(one, two, one);
    }

    private static void run(Target target, int requests) {
        for (int i = 0; i < requests; i++) {
            target.begun();
        }
    }

    private static Target target(String name, int weight) {
        return new Target(name, weight) {};
    }

    private @Nullable Target pick(LoadBalancingStrategy strategy) {
        return pick(strategy, ANY);
    }

    private @Nullable Target pick(LoadBalancingStrategy strategy, LoadBalancingClient client) {
        int index = strategy.pick(client);
        return index < 0 ? null : targets.get(index);
    }
}
