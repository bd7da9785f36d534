package io.passeur.http.routing;

import io.passeur.spi.RoutedRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first route that matches without looking at routes of other hosts: routes are indexed by the exact hosts and
 * one-label wildcards that their rules require, and only the others are tried for every request. The three lists that apply
 * to a request are merged in the order of rank.
 */
final class HostIndex {

    private static final Route[] NONE = {};

    private final Map<String, Route[]> exact = new HashMap<>();
    private final Map<String, Route[]> wildcard = new HashMap<>();
    private final Route[] anyHost;

    /** @param routes in the order of rank */
    HostIndex(List<Route> routes) {
        Map<String, List<Route>> exactLists = new HashMap<>();
        Map<String, List<Route>> wildcardLists = new HashMap<>();
        List<Route> others = new ArrayList<>();
        for (Route route : routes) {
            Optional<Set<String>> hosts = route.rule().requiredHosts();
            if (hosts.isEmpty()) {
                others.add(route);
                continue;
            }
            for (String host : hosts.get()) {
                boolean isWildcard = host.startsWith("*.");
                (isWildcard ? wildcardLists : exactLists)
                        .computeIfAbsent(isWildcard ? host.substring(1) : host, key -> new ArrayList<>())
                        .add(route);
            }
        }
        exactLists.forEach((host, list) -> exact.put(host, list.toArray(NONE)));
        wildcardLists.forEach((suffix, list) -> wildcard.put(suffix, list.toArray(NONE)));
        anyHost = others.toArray(NONE);
    }

    @Nullable
    Route match(RoutedRequest input) {
        Route[] named = exact.getOrDefault(input.host(), NONE);
        Route[] below = wildcard.isEmpty() ? NONE : wildcard.getOrDefault(parent(input.host()), NONE);
        if (named.length + below.length == 0) {
            return firstMatch(anyHost, input);
        }
        return firstMatch(named, below, anyHost, input);
    }

    /** {@code .example.com} for {@code www.example.com}. */
    private static String parent(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? "" : host.substring(dot);
    }

    private static @Nullable Route firstMatch(Route[] routes, RoutedRequest input) {
        for (Route route : routes) {
            if (route.rule().matches(input)) {
                return route;
            }
        }
        return null;
    }

    private static @Nullable Route firstMatch(Route[] a, Route[] b, Route[] c, RoutedRequest input) {
        int i = 0;
        int j = 0;
        int k = 0;
        while (true) {
            int rankA = rank(a, i);
            int rankB = rank(b, j);
            int rankC = rank(c, k);
            int lowest = Math.min(rankA, Math.min(rankB, rankC));
            if (lowest == Integer.MAX_VALUE) {
                return null;
            }
            Route next = lowest == rankA ? a[i++] : lowest == rankB ? b[j++] : c[k++];
            if (next.rule().matches(input)) {
                return next;
            }
        }
    }

    private static int rank(Route[] routes, int index) {
        return index < routes.length ? routes[index].rank() : Integer.MAX_VALUE;
    }
}
