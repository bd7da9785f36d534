package io.passeur.spi;

import org.eclipse.jetty.server.Request;

/** A service that another service is made of. Whoever got it neither starts nor closes it. */
public interface ChildService extends Request.Handler {

    /** The full name, {@code name@provider}. */
    String name();

    /** Whether the service can take requests at this moment. */
    boolean isUp();

    /** Whether {@link #isUp} can change while the configuration stays the same. */
    boolean checksHealth();
}
