package io.passeur.http.service;

import io.passeur.http.forward.Upstream;
import io.passeur.http.forward.UpstreamTarget;

/** Opens upstreams to servers: {@code Forwarder::open}. */
@FunctionalInterface
public interface UpstreamOpener {

    /** Makes no connection yet; the caller closes the upstream. */
    Upstream open(UpstreamTarget target);
}
