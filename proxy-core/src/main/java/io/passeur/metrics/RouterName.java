package io.passeur.metrics;

import java.util.Comparator;

/** A router and the service that it names, both with full names. */
record RouterName(String router, String service) {

    static final Comparator<RouterName> ORDER =
            Comparator.comparing(RouterName::router).thenComparing(RouterName::service);
}
