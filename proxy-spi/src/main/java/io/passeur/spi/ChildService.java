package io.passeur.spi;

import org.eclipse.jetty.server.Request;

/** A service that is part of another service. The parent neither starts nor closes it. */
public interface ChildService extends Request.Handler {

    /** The full name, {@code name@provider}. */
    String name();

    /** Whether the service can accept requests at this moment. */
    boolean isUp();

    /** Whether {@link #isUp} can change while the configuration stays the same. */
    boolean checksHealth();
}
