package io.passeur.service;

/** A live service of this package, which several routing tables may hold. */
sealed interface Balancer extends LiveService permits LoadBalancer, WeightedBalancer {

    /** Counts one more holder, who closes it once. @return false if it was closed for good */
    boolean retain();
}
