package io.passeur.service;

import io.passeur.forward.UpstreamTarget.TransportSettings;
import io.passeur.spec.LoadBalancerSpec;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a load balancer is made of; two with equal plans behave alike.
 *
 * @param name the service's full name
 * @param transport null if there are no servers, because then nobody looks whether the transport exists
 */
record LoadBalancerPlan(
        String name, LoadBalancerSpec spec, @Nullable TransportSettings transport) {}
