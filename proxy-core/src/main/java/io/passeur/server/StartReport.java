package io.passeur.server;

import io.passeur.routing.ElementView;
import io.passeur.routing.RuntimeView;
import io.passeur.routing.Status;
import io.passeur.rule.Rule;
import io.passeur.spi.RouterSpec;
import java.util.List;
import java.util.Map;

/** The few lines a user sees at the start: what listens, what is routed where, what to try. */
final class StartReport {

    private static final int MOST_ROUTERS = 12;

    private StartReport() {}

    static String of(String source, Map<String, Integer> ports, RuntimeView view) {
        StringBuilder text = new StringBuilder("\nPasseur is ready. Configuration: " + source + "\n\n");
        ports.forEach((name, port) -> text.append(String.format("  listening  %-12s port %d%n", name, port)));
        List<ElementView<RouterSpec>> routers = view.routers().values().stream()
                .filter(router -> !router.name().provider().equals("internal"))
                .toList();
        routers.stream().limit(MOST_ROUTERS).forEach(router -> text.append(line(router)));
        if (routers.size() > MOST_ROUTERS) {
            text.append("  and ").append(routers.size() - MOST_ROUTERS).append(" more\n");
        }
        if (!view.problems().isEmpty()) {
            text.append("\n  ").append(view.problems().size()).append(" problems, see the log above\n");
        }
        return text.append(hint(ports, view, routers)).append('\n').toString();
    }

    private static String line(ElementView<RouterSpec> router) {
        String state = router.status() == Status.DISABLED ? "left out" : "routed";
        return String.format(
                "  %-9s  %s -> %s  on %s%n",
                state, router.spec().rule(), router.spec().service(), String.join(", ", router.related()));
    }

    private static String hint(Map<String, Integer> ports, RuntimeView view, List<ElementView<RouterSpec>> routers) {
        for (ElementView<RouterSpec> router : routers) {
            Rule rule = view.rules().get(router.name());
            List<String> hosts = rule == null ? List.of() : rule.domains();
            if (!hosts.isEmpty()) {
                int port = ports.getOrDefault(router.related().first(), 0);
                return "\nTry:  curl -H Host:" + hosts.get(0) + " localhost:" + port + "\n";
            }
        }
        return routers.isEmpty() ? "\nNothing is routed yet: every request gets 404.\n" : "";
    }
}
