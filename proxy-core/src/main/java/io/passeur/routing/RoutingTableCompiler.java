package io.passeur.routing;

import io.passeur.config.StaticConfiguration;
import io.passeur.provider.MergedConfiguration;
import io.passeur.provider.MergedTls;
import io.passeur.rule.RuleSyntax;
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
        MiddlewareSet middlewares = new MiddlewareSet(
                configuration.middlewares(),
                tools,
                name -> new SubRequestReferences(name, configuration, tools),
                before.middlewares(),
                generation);
        ServiceSet services = new ServiceSet(
                configuration.services(), configuration.serversTransports(), tools, middlewares, before, generation);
        TlsOptionsSet tlsOptions = new TlsOptionsSet(configuration.tls(), before.tlsOptions());
        RouterTls tls = new RouterTls(tlsOptions, tools.resolverProblems());
        RouterSet routers = new RouterSet(
                configuration.routers(),
                entryPoints,
                tools.rules(),
                defaultSyntax,
                middlewares,
                services,
                tls,
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
        DefaultStore store = new DefaultStore(configuration.tls(), tools.resolverProblems());
        TlsPlan plan = new TlsPlan(
                certificates(configuration.tls()),
                store.certificate(),
                store.generated(),
                handshakes,
                tls.demands(),
                tls.users());
        RuntimeView view = view(configuration, order, routers, services, middlewares, tlsOptions, store);
        return new CompiledRouting(Map.copyOf(tables), plan, view, generation, live, services.reachable());
    }

    private static List<WrittenCertificate> certificates(MergedTls tls) {
        return tls.certificates().stream()
                .map(element -> new WrittenCertificate("tls." + element.name(), element.spec(), element.origin()))
                .toList();
    }

    private RuntimeView view(
            MergedConfiguration configuration,
            Map<String, RouteOrder> order,
            RouterSet routers,
            ServiceSet services,
            MiddlewareSet middlewares,
            TlsOptionsSet tlsOptions,
            DefaultStore store) {
        List<ReportedProblem> problems = new ArrayList<>();
        configuration
                .problems()
                .forEach(found -> problems.add(new ReportedProblem(found.problem(), found.provider(), null)));
        middlewares.findings().report(problems::add);
        services.findings().report(problems::add);
        tlsOptions.findings().report(problems::add);
        store.findings().report(problems::add);
        routers.findings().report(problems::add);
        return new RuntimeView(
                routers.findings().views(),
                services.findings().views(),
                middlewares.findings().views(),
                tlsOptions.findings().views(),
                store.findings().views(),
                Map.copyOf(routers.rules()),
                Map.copyOf(order),
                Map.copyOf(services.made()),
                tools.certificates(),
                List.copyOf(problems),
                tools.problems());
    }
}
