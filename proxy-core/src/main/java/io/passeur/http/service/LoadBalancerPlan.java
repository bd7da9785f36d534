package io.passeur.http.service;

import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.spec.LoadBalancerSpec;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a load balancer is compiled from; two with equal plans behave alike.
 *
 * @param name the service's full name
 * @param transport null if there are no servers, since the transport then need not exist
 */
record LoadBalancerPlan(
        String name, LoadBalancerSpec spec, @Nullable TransportSettings transport) {}
