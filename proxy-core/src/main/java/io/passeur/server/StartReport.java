package io.passeur.server;

import io.passeur.config.QualifiedName;
import io.passeur.element.HttpKinds;
import io.passeur.http.routing.HttpRoutes;
import io.passeur.http.rule.Rule;
import io.passeur.routing.ElementView;
import io.passeur.routing.RuntimeView;
import io.passeur.routing.Status;
import io.passeur.spec.RouterSpec;
import io.passeur.spec.RouterTlsSpec;
import java.util.List;
import java.util.Map;

/** The few lines a user sees at the start: what listens, what is routed where, what to try. */
final class StartReport {

    private static final int MOST_ROUTERS = 12;
    private static final int MOST_HOSTS = 4;
    private static final int HTTPS = 443;
    private static final QualifiedName DASHBOARD = new QualifiedName("dashboard", "internal");

    private StartReport() {}

    static String of(String source, Map<String, Integer> ports, RuntimeView view) {
        StringBuilder text = new StringBuilder("\nPasseur is ready. Configuration: " + source + "\n\n");
        ports.forEach((name, port) -> text.append(String.format("  listening  %-12s port %d%n", name, port)));
        List<ElementView<RouterSpec>> routers = view.elements(HttpKinds.ROUTERS).values().stream()
                .filter(router -> !router.name().provider().equals("internal"))
                .toList();
        CertificateText certificates = new CertificateText(view.tls());
        routers.stream()
                .limit(MOST_ROUTERS)
                .forEach(router -> text.append(line(router)).append(addresses(router, ports, view, certificates)));
        if (routers.size() > MOST_ROUTERS) {
            text.append("  and ").append(routers.size() - MOST_ROUTERS).append(" more\n");
        }
        int problems = view.problems().size() + view.tls().problems().size();
        if (problems > 0) {
            text.append("\n  ")
                    .append(problems)
                    .append(problems == 1 ? " problem" : " problems")
                    .append(", see the log above\n");
        }
        return text.append(dashboard(ports, view))
                .append(hint(ports, view, routers))
                .append('\n')
                .toString();
    }

    /** Where the dashboard is, if it has an entry point of its own; routers of users are listed like all others. */
    private static String dashboard(Map<String, Integer> ports, RuntimeView view) {
        ElementView<RouterSpec> router = view.elements(HttpKinds.ROUTERS).get(DASHBOARD);
        return router == null || router.status() == Status.DISABLED
                ? ""
                : "\nDashboard:  http://localhost:" + port(router, ports) + "/dashboard/\n";
    }

    private static String line(ElementView<RouterSpec> router) {
        String state = router.status() == Status.DISABLED ? "left out" : "routed";
        return String.format(
                "  %-9s  %s -> %s%s%n",
                state, router.spec().rule(), router.spec().service(), on(router));
    }

    private static String on(ElementView<RouterSpec> router) {
        return router.related().isEmpty() ? "" : "  on " + String.join(", ", router.related());
    }

    /** For routers with TLS: where each host is reached, and with which certificate. */
    private static String addresses(
            ElementView<RouterSpec> router,
            Map<String, Integer> ports,
            RuntimeView view,
            CertificateText certificates) {
        RouterTlsSpec tls = router.spec().tls();
        if (tls == null || router.status() == Status.DISABLED) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (String host : hosts(view, router).stream().limit(MOST_HOSTS).toList()) {
            text.append(String.format(
                    "             %s  %s%n",
                    url(host, port(router, ports)), certificates.of(host, tls.certResolver())));
        }
        return text.toString();
    }

    private static String url(String host, int port) {
        return "https://" + host + (port == HTTPS ? "" : ":" + port);
    }

    private static int port(ElementView<RouterSpec> router, Map<String, Integer> ports) {
        return ports.getOrDefault(router.related().first(), 0);
    }

    private static List<String> hosts(RuntimeView view, ElementView<RouterSpec> router) {
        Rule rule = view.part(HttpRoutes.class).rules().get(router.name());
        return rule == null ? List.of() : rule.hosts();
    }

    private static String hint(Map<String, Integer> ports, RuntimeView view, List<ElementView<RouterSpec>> routers) {
        for (ElementView<RouterSpec> router : routers) {
            List<String> hosts = hosts(view, router).stream()
                    .filter(host -> !host.startsWith("*"))
                    .toList();
            if (!hosts.isEmpty()) {
                int port = port(router, ports);
                return router.spec().tls() == null
                        ? "\nTry:  curl -H Host:" + hosts.get(0) + " localhost:" + port + "\n"
                        : "\nTry:  curl -k --connect-to ::localhost:" + port + " " + url(hosts.get(0), port) + "\n";
            }
        }
        return routers.isEmpty() ? "\nNo routers are configured yet: every request gets 404.\n" : "";
    }
}
