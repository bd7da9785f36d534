package io.passeur.service;

import io.passeur.forward.Upstream;
import io.passeur.forward.UpstreamTarget;

/** Where services get their ways to servers from; {@code Forwarder::open}. */
@FunctionalInterface
public interface UpstreamOpener {

    /** Makes no connection yet; the caller closes what it opened. */
    Upstream open(UpstreamTarget target);
}
