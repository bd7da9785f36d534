package io.passeur.hostile;

import io.passeur.spi.Command;
import io.passeur.spi.CommandContext;
import io.passeur.spi.LoadBalancingClient;
import io.passeur.spi.LoadBalancingStrategy;
import io.passeur.spi.LoadBalancingStrategyFactory;
import io.passeur.spi.LoadBalancingTarget;
import io.passeur.spi.MatcherFactory;
import io.passeur.spi.Plugin;
import io.passeur.spi.RequestMatcher;
import io.passeur.spi.Responses;
import io.passeur.spi.RoutedRequest;
import io.passeur.spi.Service;
import io.passeur.spi.ServiceContext;
import io.passeur.spi.ServiceFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Offers the service type {@code hostile}, the matcher {@code Hostile(`method`, `behaviour`)}, for each method and
 * behaviour the strategy {@code method-behaviour}, and the command {@code hostile <behaviour>}.
 */
public final class HostilePartsPlugin implements Plugin {

    static final List<String> STRATEGY_METHODS =
            List.of("create", "pick", "measurements", "allowsStickySessions", "close");

    @Override
    public List<ServiceFactory<?>> services() {
        return List.of(new Services());
    }

    @Override
    public List<MatcherFactory> matchers() {
        return List.of(new Matchers());
    }

    @Override
    public List<LoadBalancingStrategyFactory> strategies() {
        List<LoadBalancingStrategyFactory> all = new ArrayList<>();
        for (String method : STRATEGY_METHODS) {
            for (Behaviour behaviour : Behaviour.values()) {
                all.add(new Strategies(new Orders(method, behaviour.name())));
            }
        }
        return all;
    }

    @Override
    public List<Command> commands() {
        return List.of(new HostileCommand());
    }

    private static final class HostileCommand implements Command {

        @Override
        public String name() {
            return "hostile";
        }

        @Override
        public String summary() {
            return "Does what it is told.";
        }

        @Override
        public int run(List<String> arguments, CommandContext context) {
            return new Orders("run", arguments.get(0)).in("run", () -> 0);
        }
    }

    private static final class Services implements ServiceFactory<Orders> {

        @Override
        public String type() {
            return "hostile";
        }

        @Override
        public Class<Orders> configType() {
            return Orders.class;
        }

        @Override
        public Service create(Orders orders, ServiceContext context) {
            return orders.in("create", () -> OpenObjects.opened(new HostileService(orders)));
        }
    }

    private record HostileService(Orders orders) implements Service {

        @Override
        public void handle(Request request, Response response, Callback callback) {
            orders.run("handle", () -> Responses.send(response, callback, 200, "hostile"));
        }

        @Override
        public void start() {
            orders.run("start", () -> {});
        }

        @Override
        public boolean isUp() {
            return orders.in("isUp", () -> Boolean.TRUE);
        }

        @Override
        public boolean checksHealth() {
            return orders.in("checksHealth", () -> Boolean.TRUE);
        }

        @Override
        public void close() {
            OpenObjects.closed(this);
            orders.run("close", () -> {});
        }
    }

    private static final class Matchers implements MatcherFactory {

        @Override
        public String name() {
            return "Hostile";
        }

        @Override
        public List<Integer> argumentCounts() {
            return List.of(2);
        }

        @Override
        public RequestMatcher create(List<String> arguments) {
            Orders orders = new Orders(arguments.get(0), arguments.get(1));
            return orders.in("create", () -> new HostileMatcher(orders));
        }
    }

    private record HostileMatcher(Orders orders) implements RequestMatcher {

        @Override
        public boolean matches(RoutedRequest request) {
            return orders.in("matches", () -> Boolean.TRUE);
        }

        @Override
        public String found(RoutedRequest request) {
            return orders.in("found", () -> "nothing is found");
        }

        @Override
        public Optional<Set<String>> requiredHosts() {
            return orders.in("requiredHosts", Optional::empty);
        }

        @Override
        public List<String> domains() {
            return orders.in("domains", List::of);
        }
    }

    private record Strategies(Orders orders) implements LoadBalancingStrategyFactory {

        @Override
        public String name() {
            return orders.method() + "-" + orders.behaviour();
        }

        @Override
        public LoadBalancingStrategy create(List<? extends LoadBalancingTarget> targets) {
            return orders.in("create", () -> OpenObjects.opened(new HostileStrategy(orders)));
        }
    }

    private record HostileStrategy(Orders orders) implements LoadBalancingStrategy {

        @Override
        public int pick(LoadBalancingClient client) {
            return orders.in("pick", () -> 0);
        }

        @Override
        public Set<Measurement> measurements() {
            return orders.in("measurements", Set::of);
        }

        @Override
        public boolean allowsStickySessions() {
            return orders.in("allowsStickySessions", () -> Boolean.TRUE);
        }

        @Override
        public void close() {
            OpenObjects.closed(this);
            orders.run("close", () -> {});
        }
    }
}
