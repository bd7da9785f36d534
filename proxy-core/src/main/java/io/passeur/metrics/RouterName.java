package io.passeur.metrics;

import java.util.Comparator;

/** The full names of a router and of its service. */
record RouterName(String router, String service) {

    static final Comparator<RouterName> ORDER =
            Comparator.comparing(RouterName::router).thenComparing(RouterName::service);
}
