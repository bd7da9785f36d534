package io.passeur.http.routing;

import io.passeur.config.QualifiedName;
import io.passeur.http.rule.Rule;
import java.util.Map;

/**
 * What can be seen of the live HTTP routes.
 *
 * @param rules of the routers that are mounted, as they are matched
 * @param order of the routers by entry point
 */
public record HttpRoutes(Map<QualifiedName, Rule> rules, Map<String, RouteOrder> order) {

    public HttpRoutes {
        rules = Map.copyOf(rules);
        order = Map.copyOf(order);
    }
}
