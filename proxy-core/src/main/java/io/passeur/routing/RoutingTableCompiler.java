package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.config.StaticConfiguration;
import io.passeur.element.Element;
import io.passeur.element.HttpKinds;
import io.passeur.element.TlsKinds;
import io.passeur.provider.MergedConfiguration;
import io.passeur.provider.ProviderProblem;
import io.passeur.rule.RuleSyntax;
import io.passeur.spec.CertificateSpec;
import io.passeur.spec.RouterSpec;
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

    private final RoutingTools tools;
    private final EntryPointRules entryPoints;
    private final RuleSyntax defaultSyntax;
    private final Ranking ranking;

    public RoutingTableCompiler(StaticConfiguration configuration, RoutingTools tools) {
        this.tools = tools;
        entryPoints = new EntryPointRules(configuration.entryPoints());
        defaultSyntax = configuration.core().defaultRuleSyntax().equals("v2") ? RuleSyntax.V2 : RuleSyntax.V3;
        ranking = new Ranking(configuration.providers().precedence());
    }

    /**
     * Throws what a fault of the proxy itself throws; an element that cannot be compiled is left out instead. Whatever is
     * thrown, what was made is closed, and what was carried over goes on.
     *
     * @param previous what is live now and has not retired yet
     */
    CompiledRouting compile(MergedConfiguration configuration, @Nullable CompiledRouting previous) {
        Generation generation = new Generation();
        try {
            return compile(configuration, previous == null ? LiveObjects.NONE : previous.live(), generation);
        } catch (RuntimeException | Error e) {
            generation.retire();
            throw e;
        }
    }

    private CompiledRouting compile(MergedConfiguration configuration, LiveObjects before, Generation generation) {
        ElementReports reports = new ElementReports(tools.kinds(), configuration);
        MiddlewareSet middlewares = new MiddlewareSet(
                configuration.elements(HttpKinds.MIDDLEWARES),
                reports.of(HttpKinds.MIDDLEWARES),
                tools.middlewares(),
                before.middlewares(),
                generation);
        ServiceSet services = new ServiceSet(
                configuration.elements(HttpKinds.SERVICES),
                configuration.elements(HttpKinds.SERVERS_TRANSPORTS),
                reports.of(HttpKinds.SERVICES),
                tools,
                middlewares,
                before,
                generation);
        TlsOptionsSet tlsOptions = new TlsOptionsSet(
                configuration.elements(TlsKinds.OPTIONS),
                configuration.unreadable(TlsKinds.OPTIONS),
                reports.of(TlsKinds.OPTIONS),
                before.tlsOptions());
        RouterTls tls = new RouterTls(tlsOptions, tools.resolverProblems());
        Map<QualifiedName, Element<RouterSpec>> mounted =
                entryPoints.applyTo(configuration.elements(HttpKinds.ROUTERS));
        RouterSet routers = new RouterSet(
                mounted,
                reports.of(HttpKinds.ROUTERS, mounted),
                entryPoints,
                tools.rules(),
                defaultSyntax,
                middlewares,
                services,
                tls,
                tools.chain(),
                generation);
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
        DefaultStore store = new DefaultStore(
                configuration.elements(TlsKinds.STORES), reports.of(TlsKinds.STORES), tools.resolverProblems());
        TlsPlan plan = new TlsPlan(
                certificates(configuration.elements(TlsKinds.CERTIFICATES)),
                store.certificate(),
                store.generated(),
                handshakes,
                tls.demands(),
                tls.users());
        RuntimeView view = view(configuration, order, reports, routers, services);
        return new CompiledRouting(Map.copyOf(tables), plan, view, generation, live);
    }

    private static List<WrittenCertificate> certificates(Map<QualifiedName, Element<CertificateSpec>> certificates) {
        return certificates.values().stream()
                .map(element -> new WrittenCertificate(
                        TlsKinds.CERTIFICATES.path(element.name().toString()), element.spec(), element.origin()))
                .toList();
    }

    private RuntimeView view(
            MergedConfiguration configuration,
            Map<String, RouteOrder> order,
            ElementReports reports,
            RouterSet routers,
            ServiceSet services) {
        List<ReportedProblem> problems = new ArrayList<>();
        for (ProviderProblem found : configuration.problems()) {
            Problem problem = found.problem();
            problems.add(
                    new ReportedProblem(problem, found.provider(), tools.kinds().owning(problem.path()), null));
        }
        reports.report(problems::add);
        return new RuntimeView(
                tools.kinds(),
                reports.views(),
                Map.copyOf(routers.rules()),
                Map.copyOf(order),
                Map.copyOf(services.made()),
                tools.certificates(),
                List.copyOf(problems));
    }
}
