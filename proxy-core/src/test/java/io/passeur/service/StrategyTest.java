package io.passeur.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.forward.Upstream;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers are picked; none of these strategies looks at the request but for the peer's address. */
class StrategyTest {

    private static final Request ANY = (Request) Proxy.newProxyInstance(
            Request.class.getClassLoader(), new Class<?>[] {Request.class}, (proxy, method, a) -> {
                throw new AssertionError(method + " does not matter");
            });

    private final Server one = server("http://10.0.0.1:80", 1);
    private final Server two = server("http://10.0.0.2:80", 1);
    private final Server three = server("http://10.0.0.3:80", 3);
    private final List<Server> servers = List.of(one, two, three);

    @Test
    void roundRobinSkipsServersThatAreDown() {
        Strategy strategy = new RoundRobin(servers);
        three.setHealth("sick");

        assertThat(List.of(strategy.pick(ANY), strategy.pick(ANY), strategy.pick(ANY)))
                .containsExactly(one, two, one);
    }

    @Test
    void everyStrategyFindsNobodyWhenAllAreDown() {
        servers.forEach(server -> server.setHealth("sick"));

        assertThat(new RoundRobin(servers).pick(ANY)).isNull();
        assertThat(new PowerOfTwoChoices(servers, bound -> 0).pick(ANY)).isNull();
        assertThat(new HighestRandomWeight(servers).pick("192.168.1.1")).isNull();
        assertThat(new LeastTime(servers, () -> 0).pick(ANY)).isNull();
        assertThat(new PowerOfTwoChoices(List.of(), bound -> 0).pick(ANY)).isNull();
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
        one.running().set(a);
        two.running().set(b);
        three.running().set(c);
        Queue<Integer> draws = new ArrayDeque<>(List.of(first, second));

        assertThat(new PowerOfTwoChoices(servers, bound -> draws.remove()).pick(ANY))
                .isSameAs(servers.get(picked - 1));
    }

    @Test
    void powerOfTwoChoicesDrawsAmongTheHealthy() {
        one.setHealth("sick");
        two.running().set(1);
        PowerOfTwoChoices strategy = new PowerOfTwoChoices(servers, bound -> 0);

        assertThat(strategy.pick(ANY)).isSameAs(three);
        three.setHealth("sick");
        assertThat(strategy.pick(ANY)).isSameAs(two);
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
    void highestRandomWeightKeepsClientsAndMovesThemWhenTheirServerIsDown(String client, int best, int second) {
        HighestRandomWeight strategy = new HighestRandomWeight(servers);

        assertThat(strategy.pick(client)).isSameAs(servers.get(best - 1));
        servers.get(best - 1).setHealth("sick");
        assertThat(strategy.pick(client)).isSameAs(servers.get(second - 1));
    }

    @Test
    void leastTimeTriesTheUnmeasuredFirstThenTheFastestForItsWeight() {
        LeastTime strategy = new LeastTime(servers, () -> 0);
        one.responseTimes().add(10_000_000);
        two.responseTimes().add(20_000_000);

        assertThat(strategy.pick(ANY)).isSameAs(three);
        three.responseTimes().add(24_000_000);
        assertThat(strategy.pick(ANY)).isSameAs(three);
        three.running().set(1);
        assertThat(strategy.pick(ANY)).isSameAs(one);
        one.setHealth("sick");
        assertThat(strategy.pick(ANY)).isSameAs(three);
    }

    @Test
    void leastTimeLetsEqualsTakeTurns() {
        LeastTime strategy = new LeastTime(List.of(one, two), () -> 0);

        assertThat(List.of(strategy.pick(ANY), strategy.pick(ANY), strategy.pick(ANY)))
                .containsExactly(one, two, one);
    }

    private static Server server(String url, int weight) {
        return new Server(ServerUrlParser.parse("url", url), weight, new Nowhere());
    }

    private static final class Nowhere implements Upstream {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            throw new AssertionError("nothing is forwarded here");
        }

        @Override
        public void close() {}
    }
}
