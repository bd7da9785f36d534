package io.passeur.http.routing;

import io.passeur.config.ProvidersConfiguration;
import io.passeur.http.routing.CompiledRouters.RankedRoute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The order in which routes are tried: higher priority first, then the provider that comes first in
 * {@code providers.precedence}, then the name, so that the order never depends on chance.
 */
final class Ranking {

    private final List<String> precedence;

    /** @param precedence names of providers in any case; empty for the usual order */
    Ranking(List<String> precedence) {
        this.precedence = precedence.isEmpty()
                ? ProvidersConfiguration.USUAL_PRECEDENCE
                : precedence.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    List<Route> rank(List<RankedRoute> routes) {
        List<RankedRoute> sorted = new ArrayList<>(routes);
        sorted.sort(Comparator.comparingLong(RankedRoute::priority)
                .reversed()
                .thenComparingInt(this::providerRank)
                .thenComparing(RankedRoute::name));
        List<Route> ranked = new ArrayList<>();
        for (RankedRoute route : sorted) {
            ranked.add(
                    new Route(ranked.size(), route.name(), route.tags(), route.rule(), route.handler(), route.lease()));
        }
        return ranked;
    }

    private int providerRank(RankedRoute route) {
        int index = precedence.indexOf(route.name().provider());
        return index < 0 ? precedence.size() : index;
    }
}
