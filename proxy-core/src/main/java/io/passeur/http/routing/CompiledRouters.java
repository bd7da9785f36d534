package io.passeur.http.routing;

import io.passeur.config.EntryPointConfiguration;
import io.passeur.config.QualifiedName;
import io.passeur.element.Element;
import io.passeur.element.HttpKinds;
import io.passeur.entrypoint.EncodedCharacters;
import io.passeur.http.rule.Rule;
import io.passeur.http.rule.RuleHints;
import io.passeur.http.rule.RuleParser;
import io.passeur.http.rule.RuleSyntax;
import io.passeur.http.rule.RuleSyntaxException;
import io.passeur.live.Lease;
import io.passeur.observation.RouteTags;
import io.passeur.routing.Assembly;
import io.passeur.routing.Compilation;
import io.passeur.routing.CompiledKind;
import io.passeur.routing.ElementReport;
import io.passeur.routing.RouteLease;
import io.passeur.routing.RouterTls;
import io.passeur.routing.RuleHosts;
import io.passeur.spec.ObservabilitySpec.TraceVerbosity;
import io.passeur.spec.RouterSpec;
import io.passeur.spec.RouterTlsSpec;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Middleware;
import io.passeur.tls.TlsOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The routers of one compilation: mounted on their entry points, or broken. */
final class CompiledRouters implements CompiledKind<Object> {

    static final long MAX_USER_PRIORITY = Long.MAX_VALUE - 1000;

    private final EntryPointRules entryPoints;
    private final RuleParser ruleParser;
    private final RuleSyntax defaultSyntax;
    private final CompiledMiddlewares middlewares;
    private final CompiledServices services;
    private final RouterTls tls;
    private final Ranking ranking;
    private final Compilation compilation;
    private final ElementReport<RouterSpec> report;
    private final Map<QualifiedName, Rule> rules = new HashMap<>();
    private final Map<String, List<RankedRoute>> mounted = new HashMap<>();

    /** A route before its rank is known. */
    record RankedRoute(
            QualifiedName name,
            RouteTags tags,
            long priority,
            boolean tls,
            Rule rule,
            Request.Handler handler,
            RouteLease lease) {}

    /** What a router leads to on one entry point. */
    private record Target(Request.Handler handler, List<Lease<?>> uses) {}

    CompiledRouters(
            Compilation compilation,
            HttpContext context,
            EntryPointRules entryPoints,
            RuleSyntax defaultSyntax,
            Ranking ranking) {
        this.compilation = compilation;
        this.entryPoints = entryPoints;
        this.defaultSyntax = defaultSyntax;
        this.ranking = ranking;
        tls = compilation.get(RouterTls.class);
        ruleParser = context.rules();
        middlewares = compilation.get(CompiledMiddlewares.class);
        services = compilation.get(CompiledServices.class);
        Map<QualifiedName, Element<RouterSpec>> elements = entryPoints.applyTo(compilation.elements(HttpKinds.ROUTERS));
        report = compilation.report(HttpKinds.ROUTERS, elements);
        elements.values().forEach(this::mount);
    }

    private void mount(Element<RouterSpec> element) {
        QualifiedName name = element.name();
        Consumer<String> warn = message -> report.warning(name, message);
        List<String> unknown = new ArrayList<>();
        List<String> on = entryPoints.of(element.spec().entryPoints(), unknown::add);
        if (on.isEmpty()) {
            report.error(name, "none of its entry points exists: " + String.join("; ", unknown));
            return;
        }
        unknown.forEach(warn);
        if (!name.provider().equals("internal")) {
            entryPoints.plainWhereTlsIsUsual(element.spec(), on).ifPresent(warn);
        }
        on.forEach(entryPoint -> report.relate(name, entryPoint));
        middlewares.relate(element.spec().middlewares(), name);
        services.relate(element.spec().service(), name);
        Attempts attempts = new Attempts("the plugin of one of its middlewares failed");
        Rule rule = attempts.get(() -> rule(element.spec()));
        Long priority = attempts.get(() -> priority(element));
        RouterTlsSpec written = element.spec().tls();
        RuleHosts hosts = rule == null || written == null ? null : hosts(rule);
        TlsOptions options = written == null || hosts == null
                ? null
                : attempts.get(() -> tls.options(name, written, hosts, on, warn));
        Map<String, Target> targets = new LinkedHashMap<>();
        for (String entryPoint : on) {
            Target target = attempts.get(() -> target(element, entryPoint, attempts, warn));
            if (target != null) {
                targets.put(entryPoint, target);
            }
        }
        attempts.faults().forEach(fault -> report.error(name, fault));
        if (!attempts.faults().isEmpty() || rule == null || priority == null) {
            if (options != null && hosts != null) {
                tls.leftOut(options, hosts, on, warn);
            }
            return;
        }
        targets.forEach((entryPoint, target) -> mounted.computeIfAbsent(entryPoint, key -> new ArrayList<>())
                .add(new RankedRoute(
                        name,
                        tags(element, entryPoint),
                        priority,
                        options != null,
                        rule,
                        target.handler(),
                        compilation.route(target.uses()))));
        rules.put(name, rule);
        RuleHints.of(rule.text(), syntax(element.spec().ruleSyntax())).ifPresent(warn);
        if (written != null && options != null && hosts != null) {
            tls.mounted(name, written, options, hosts, on, warn);
        }
    }

    private static RuleHosts hosts(Rule rule) {
        return new RuleHosts(rule.text(), rule.domains(), rule.hosts());
    }

    private Rule rule(RouterSpec spec) {
        if (spec.rule().isEmpty()) {
            throw new ConfigurationException("rule: empty (expected: a rule such as Host(`example.com`))");
        }
        try {
            return ruleParser.parse(spec.rule(), syntax(spec.ruleSyntax()));
        } catch (RuleSyntaxException e) {
            throw new ConfigurationException("rule: " + e.getMessage(), e);
        }
    }

    private RuleSyntax syntax(String written) {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "" -> defaultSyntax;
            case "v2" -> RuleSyntax.V2;
            case "v3", "default" -> RuleSyntax.V3;
            default ->
                throw new ConfigurationException(
                        "ruleSyntax: \"" + written + "\" is not a rule syntax (expected: \"v2\" or \"v3\")");
        };
    }

    private static long priority(Element<RouterSpec> element) {
        RouterSpec spec = element.spec();
        if (spec.priority() > MAX_USER_PRIORITY && !element.name().provider().equals("internal")) {
            throw new ConfigurationException("the router priority " + spec.priority()
                    + " exceeds the max user-defined priority " + MAX_USER_PRIORITY);
        }
        return spec.priority() == 0 ? Rule.defaultPriority(spec.rule()) : spec.priority();
    }

    /** Null if one of its parts is missing. */
    private @Nullable Target target(
            Element<RouterSpec> element, String entryPoint, Attempts attempts, Consumer<String> warn) {
        RouterSpec spec = element.spec();
        QualifiedName name = element.name();
        String user = name.toString();
        var http = entryPoints.configuration(entryPoint).http();
        List<Lease<?>> uses = new ArrayList<>();
        List<Middleware> steps = new ArrayList<>();
        for (String reference : spec.middlewares()) {
            List<Lease<Middleware>> found =
                    attempts.get(() -> middlewares.resolve(List.of(reference), name.provider(), user, warn));
            if (found != null) {
                uses.addAll(middlewares.uses(found));
                found.forEach(lease -> steps.add(lease.object()));
            }
        }
        Request.Handler service = attempts.get(() -> service(spec, name, warn, uses::add));
        if (service == null || !attempts.faults().isEmpty()) {
            return null;
        }
        EncodedCharacters encoded = EncodedCharacters.of(http.encodedCharacters());
        Request.Handler guarded = EscapeGuard.of(encoded, HandlerChain.compose(steps, service));
        return new Target(spec.defaultRule() ? RecursionGuard.of(user, guarded) : guarded, uses);
    }

    private Request.Handler service(
            RouterSpec spec, QualifiedName router, Consumer<String> warn, Consumer<Lease<?>> uses) {
        if (spec.service().isEmpty()) {
            throw new ConfigurationException("the service is missing on the router");
        }
        return services.resolve(spec.service(), router.provider(), router.toString(), warn, uses);
    }

    private RouteTags tags(Element<RouterSpec> element, String entryPoint) {
        RouterSpec spec = element.spec();
        EntryPointConfiguration.Observability observed = entryPoints.observability(spec, entryPoint);
        return new RouteTags(
                element.name().toString(),
                services.name(spec.service(), element.name().provider()).toString(),
                spec.rule(),
                observed.accessLogs(),
                observed.metrics(),
                observed.tracing(),
                observed.traceVerbosity() == TraceVerbosity.DETAILED);
    }

    @Override
    public void addTo(Assembly assembly) {
        Map<String, RouteOrder> order = new HashMap<>();
        for (String entryPoint : entryPoints.names()) {
            List<Route> plain = ranking.rank(on(entryPoint, false));
            List<Route> secure = ranking.rank(on(entryPoint, true));
            assembly.serve(entryPoint, HttpKinds.ROUTERS, new RoutingTable(plain, secure, tls.handshakes(entryPoint)));
            order.put(entryPoint, RouteOrder.of(plain, secure));
        }
        assembly.show(HttpRoutes.class, new HttpRoutes(rules, order));
    }

    /** The routes of an entry point before they are ranked: those for TLS, or the others. */
    private List<RankedRoute> on(String entryPoint, boolean secure) {
        return mounted.getOrDefault(entryPoint, List.of()).stream()
                .filter(route -> route.tls() == secure)
                .toList();
    }
}
