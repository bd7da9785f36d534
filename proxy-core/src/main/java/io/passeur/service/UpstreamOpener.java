package io.passeur.service;

import io.passeur.forward.Upstream;
import io.passeur.forward.UpstreamTarget;

/** Opens upstreams to servers: {@code Forwarder::open}. */
@FunctionalInterface
public interface UpstreamOpener {

    /** Makes no connection yet; the caller closes the upstream. */
    Upstream open(UpstreamTarget target);
}
