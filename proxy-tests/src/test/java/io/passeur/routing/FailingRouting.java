package io.passeur.routing;

import io.passeur.api.Api;
import io.passeur.api.ProxyVersion;
import io.passeur.balance.StrategyRegistry;
import io.passeur.config.ConfigurationProblemsException;
import io.passeur.config.StaticConfiguration;
import io.passeur.config.StaticConfigurationLoader;
import io.passeur.element.Element;
import io.passeur.element.ElementKinds;
import io.passeur.entrypoint.EntryPoint;
import io.passeur.entrypoint.StreamEntryPoint;
import io.passeur.entrypoint.StreamState;
import io.passeur.guard.MiddlewareHost;
import io.passeur.http.forward.DelegatingUpstream;
import io.passeur.http.forward.Forwarder;
import io.passeur.http.forward.Upstream;
import io.passeur.http.middleware.MiddlewareCompiler;
import io.passeur.http.middleware.MiddlewareFactories;
import io.passeur.http.routing.HttpCompilers;
import io.passeur.http.routing.HttpContext;
import io.passeur.http.rule.MatcherRegistry;
import io.passeur.http.rule.RuleParser;
import io.passeur.http.service.HealthMonitor;
import io.passeur.http.service.InternalServices;
import io.passeur.http.service.Ping;
import io.passeur.http.service.ServiceCompiler;
import io.passeur.http.subrequest.SubRequestManager;
import io.passeur.net.Network;
import io.passeur.observation.SubRequestObserver;
import io.passeur.observation.SubRequestTracer;
import io.passeur.provider.MergedToml;
import io.passeur.spec.MiddlewareSpec;
import io.passeur.spec.ServiceType;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.SubRequests;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.tls.ResolverManager;
import io.passeur.tls.TlsChallenges;
import io.passeur.tls.TlsManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;

/** The routing of two entry points, of whose steps one can be made to fail. */
final class FailingRouting implements AutoCloseable {

    /** The steps of an apply, in their order. */
    enum Step {
        COMPILE,
        TLS,
        FIRST_SWAP,
        SECOND_SWAP,
        START
    }

    private static final ElementKinds KINDS = ElementKinds.with(ServiceType.BUILT_IN, List.of());
    private static final MiddlewareFactories NO_MIDDLEWARES = new MiddlewareFactories() {
        @Override
        public MiddlewareFactory<?> byType(String type) {
            throw new ConfigurationException("there are none");
        }

        @Override
        public MiddlewareFactory<?> byPluginName(String name) {
            throw new ConfigurationException("there are none");
        }
    };

    volatile @Nullable Step failing;

    /** The ports of the servers that services hold at this moment. */
    final List<Integer> open = new CopyOnWriteArrayList<>();

    /** Makes what follows an apply fail for as long as it is set. */
    volatile boolean failingAfterwards;

    private volatile @Nullable Thread applying;

    private final Network network = new Network(2);
    private final ScheduledExecutorScheduler scheduler = new FailingScheduler();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(this::applying);
    private final Map<String, StreamEntryPoint> entryPoints = new LinkedHashMap<>();
    private final Forwarder forwarder = new Forwarder(network);
    private final StaticConfiguration configuration;
    private final HealthMonitor monitor;
    private final TlsManager tls;
    final RoutingManager routing;

    FailingRouting() throws Exception {
        scheduler.start();
        monitor = new HealthMonitor(network, scheduler);
        configuration = configuration();
        configuration
                .entryPoints()
                .forEach((name, settings) ->
                        entryPoints.put(name, (StreamEntryPoint) EntryPoint.of(name, settings, network, List.of())));
        tls = new TlsManager(
                new ResolverManager(
                        Map.of(),
                        type -> {
                            throw new IllegalStateException(type + " (expected: no resolver)");
                        },
                        name -> {
                            throw new IllegalStateException(name + " (expected: no resolver)");
                        }),
                this::challenges,
                thread,
                Clock.systemUTC(),
                (name, policy) -> swap(name, state -> state.with(policy)),
                null);
        RoutingContext tools = new RoutingContext(
                KINDS,
                configuration.entryPoints().keySet(),
                this::resolverProblem,
                () -> Objects.requireNonNull(tls()).view(),
                List::of);
        routing = new RoutingManager(
                new RoutingTableCompiler(tools, HttpCompilers.of(configuration, context(configuration))),
                tls,
                this::swap,
                view -> live(),
                thread);
        entryPoints.values().forEach(EntryPoint::start);
    }

    private static StaticConfiguration configuration() throws ConfigurationProblemsException {
        List<String> flags =
                List.of("--entrypoints.first.address=127.0.0.1:0", "--entrypoints.second.address=127.0.0.1:0", "--api");
        return new StaticConfigurationLoader()
                .load(flags, Map.of(), Path.of(System.getProperty("java.io.tmpdir")))
                .configuration();
    }

    private HttpContext context(StaticConfiguration configuration) {
        InternalServices internal = new InternalServices(
                "host",
                scheduler,
                (request, response, callback) -> false,
                new Ping(configuration.ping()),
                Api.services(
                        configuration,
                        KINDS,
                        () -> Objects.requireNonNull(view()),
                        NO_MIDDLEWARES,
                        List.of(),
                        Map::of,
                        new ProxyVersion("1", "test", Instant.EPOCH),
                        network.executor(),
                        Clock.systemUTC()));
        return new HttpContext(
                new RuleParser(new MatcherRegistry(List.of())),
                new MiddlewareCompiler(NO_MIDDLEWARES, FailingRouting::noContext, (name, type, made) -> made),
                new ServiceCompiler(
                        target -> new Counted(forwarder.open(target), target.port()),
                        new StrategyRegistry(List.of()),
                        monitor),
                internal::service,
                new SubRequestManager(network, forwarder::open, SubRequestTracer.NONE, SubRequestObserver.NONE));
    }

    private Thread applying(Runnable task) {
        Thread made = new Thread(task, "applying");
        applying = made;
        return made;
    }

    private void live() {
        if (failingAfterwards) {
            throw new StackOverflowError("failing afterwards");
        }
    }

    private static MiddlewareHost noContext(Element<MiddlewareSpec> element, SubRequests subRequests) {
        throw new IllegalStateException(element + " (expected: no middleware)");
    }

    private TlsManager tls() {
        return tls;
    }

    /** Asked when everything else is compiled. */
    private @Nullable String resolverProblem(String resolver) {
        fail(Step.COMPILE);
        if (resolver.equals("failing")) {
            throw new StackOverflowError("failing always");
        }
        return null;
    }

    private TlsChallenges challenges(String entryPoint) {
        fail(Step.TLS);
        return TlsChallenges.NONE;
    }

    private void swap(String name, UnaryOperator<StreamState> change) {
        fail(name.equals("first") ? Step.FIRST_SWAP : Step.SECOND_SWAP);
        Objects.requireNonNull(entryPoints.get(name)).swap(change);
    }

    /** A compilation has a thread of its own; the other steps run on the thread that applies. */
    private void fail(Step step) {
        boolean applies = step == Step.COMPILE || Thread.currentThread() == applying;
        if (applies && failing == step) {
            failing = null;
            throw new StackOverflowError("failing at " + step);
        }
    }

    private final class Counted extends DelegatingUpstream {

        private final Integer port;

        Counted(Upstream upstream, Integer port) {
            super(upstream);
            this.port = port;
            open.add(port);
        }

        @Override
        public void close() {
            open.remove(port);
            super.close();
        }
    }

    /** Starts no timer when it is told so. */
    private final class FailingScheduler extends ScheduledExecutorScheduler {

        FailingScheduler() {
            super("failing", true);
        }

        @Override
        public Task schedule(Runnable task, long delay, TimeUnit unit) {
            fail(Step.START);
            return super.schedule(task, delay, unit);
        }
    }

    /** Throws what the routing throws. */
    void apply(String toml) throws InterruptedException {
        try {
            thread.submit(() -> routing.apply(MergedToml.of(configuration, toml)))
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    RuntimeView view() {
        return Objects.requireNonNull(routing.view());
    }

    RawMessage get(String entryPoint, String host, String path) {
        try (RawConnection connection = RawConnection.to(
                Objects.requireNonNull(entryPoints.get(entryPoint)).port())) {
            connection.sendLines("GET " + path + " HTTP/1.1\nHost: " + host + "\n\n");
            return connection.readResponse();
        }
    }

    @Override
    public void close() throws Exception {
        entryPoints.values().forEach(EntryPoint::close);
        routing.close();
        tls.close();
        thread.shutdownNow();
        monitor.close();
        forwarder.close();
        scheduler.stop();
        network.close();
    }
}
