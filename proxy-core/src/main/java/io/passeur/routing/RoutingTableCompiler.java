package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.config.StaticConfiguration;
import io.passeur.element.Element;
import io.passeur.element.TlsKinds;
import io.passeur.guard.AbandonedException;
import io.passeur.guard.WatchedTask;
import io.passeur.http.rule.RuleSyntax;
import io.passeur.provider.MergedConfiguration;
import io.passeur.provider.ProviderProblem;
import io.passeur.spec.CertificateSpec;
import io.passeur.spi.Problem;
import io.passeur.tls.HandshakeOptions;
import io.passeur.tls.TlsPlan;
import io.passeur.tls.WrittenCertificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a configuration into routing tables, bottom up: middlewares, services, routers. Starts nothing. What did not
 * change since the previous compilation is carried over.
 */
public final class RoutingTableCompiler {

    /** Each ends at a call that does not return; calls of the same kind then fail immediately. */
    private static final int MAX_ATTEMPTS = 64;

    private final RoutingContext context;
    private final EntryPointRules entryPoints;
    /** In the order in which they need each other. */
    private final List<KindCompiler<?>> compilers;

    private final Ranking ranking;

    public RoutingTableCompiler(StaticConfiguration configuration, RoutingContext context) {
        this.context = context;
        entryPoints = new EntryPointRules(configuration.entryPoints());
        RuleSyntax defaultSyntax =
                configuration.core().defaultRuleSyntax().equals("v2") ? RuleSyntax.V2 : RuleSyntax.V3;
        compilers = List.of(
                new HttpMiddlewareCompiler(context),
                new HttpServiceCompiler(context),
                new TlsOptionsCompiler(),
                new TlsStoreCompiler(context),
                new HttpRouterCompiler(context, entryPoints, defaultSyntax));
        ranking = new Ranking(configuration.providers().precedence());
    }

    /**
     * Throws what a fault of the proxy itself throws; an element that cannot be compiled is left out instead. In every
     * case, the created objects are closed and the carried-over objects remain in use. If a plugin does not return from a
     * call, the configuration is compiled once more without what the call was for.
     *
     * @param previous what is live now and has not retired yet
     */
    CompiledRouting compile(MergedConfiguration configuration, @Nullable CompiledRouting previous) {
        LiveObjects before = previous == null ? LiveObjects.NONE : previous.live();
        for (int attempt = 1; ; attempt++) {
            Generation generation = new Generation();
            try {
                return WatchedTask.run(() -> compile(configuration, before, generation));
            } catch (AbandonedException e) {
                generation.retire();
                if (attempt == MAX_ATTEMPTS) {
                    throw new IllegalStateException("too many plugins do not return: " + e.getMessage(), e);
                }
            } catch (RuntimeException | Error e) {
                generation.retire();
                throw e;
            }
        }
    }

    private CompiledRouting compile(MergedConfiguration configuration, LiveObjects before, Generation generation) {
        Compilation compilation = new Compilation(context.kinds(), configuration, before, generation);
        compilers.forEach(compilation::run);
        CompiledMiddlewares middlewares = compilation.get(CompiledMiddlewares.class);
        CompiledServices services = compilation.get(CompiledServices.class);
        CompiledRouters routers = compilation.get(CompiledRouters.class);
        CompiledTlsOptions tlsOptions = compilation.get(CompiledTlsOptions.class);
        DefaultStore store = compilation.get(DefaultStore.class);
        LiveObjects live =
                new LiveObjects(middlewares.made(), services.made(), services.decorated(), tlsOptions.compiled());
        Map<String, HandshakeOptions> handshakes = new HashMap<>();
        Map<String, RoutingTable> tables = new HashMap<>();
        Map<String, RouteOrder> order = new HashMap<>();
        for (String entryPoint : entryPoints.names()) {
            handshakes.put(entryPoint, routers.handshakes(entryPoint));
            List<Route> plain = ranking.rank(routers.on(entryPoint, false));
            List<Route> secure = ranking.rank(routers.on(entryPoint, true));
            tables.put(entryPoint, new RoutingTable(plain, secure, handshakes.get(entryPoint)));
            order.put(entryPoint, RouteOrder.of(plain, secure));
        }
        TlsPlan plan = new TlsPlan(
                certificates(configuration.elements(TlsKinds.CERTIFICATES)),
                store.certificate(),
                store.generated(),
                handshakes,
                routers.tls().requests(),
                routers.tls().users());
        RuntimeView view = view(compilation, order);
        return new CompiledRouting(Map.copyOf(tables), plan, view, generation, live, services.reachable());
    }

    private static List<WrittenCertificate> certificates(Map<QualifiedName, Element<CertificateSpec>> certificates) {
        return certificates.values().stream()
                .map(element -> new WrittenCertificate(
                        TlsKinds.CERTIFICATES.path(element.name().toString()), element.spec(), element.origin()))
                .toList();
    }

    private RuntimeView view(Compilation compilation, Map<String, RouteOrder> order) {
        List<ReportedProblem> problems = new ArrayList<>();
        for (ProviderProblem found : compilation.configuration().problems()) {
            Problem problem = found.problem();
            problems.add(new ReportedProblem(
                    problem, found.provider(), context.kinds().owning(problem.path()), null));
        }
        compilation.reports().report(problems::add);
        return new RuntimeView(
                context.kinds(),
                compilation.reports().views(),
                compilation.configuration().leftOut(),
                Map.copyOf(compilation.get(CompiledRouters.class).rules()),
                Map.copyOf(order),
                Map.copyOf(compilation.get(CompiledServices.class).made()),
                context.certificates(),
                List.copyOf(problems),
                context.problems());
    }
}
