package io.passeur.http.service;

/** A live service that several routing tables may share. */
sealed interface SharedService extends LiveService permits LoadBalancer, WeightedBalancer, PluginService {

    /** Adds a reference, which its holder closes once. @return false if the last one was closed already */
    boolean retain();
}
