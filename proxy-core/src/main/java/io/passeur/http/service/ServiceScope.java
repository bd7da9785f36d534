package io.passeur.http.service;

import io.passeur.config.QualifiedName;
import io.passeur.spec.ServersTransportSpec;
import io.passeur.spi.Origin;
import org.jspecify.annotations.Nullable;

/** Finds what a service refers to while it is compiled. References are as written: {@code name} or {@code name@provider}. */
public interface ServiceScope {

    /**
     * Returns the same object as long as the service is carried over, since weighted services compare it.
     *
     * @throws io.passeur.spi.ConfigurationException if there is no such service, it is broken, or it refers back to this one
     */
    LiveService service(String reference);

    /** The full name of what a reference means; such a service need not exist. */
    QualifiedName name(String reference);

    /**
     * @param reference {@code default@internal} for the static one
     * @throws io.passeur.spi.ConfigurationException {@code servers transport not found x@file}; the compiler adds the element
     */
    ServersTransportSpec serversTransport(String reference);

    /** Where the service is defined; null if that is not known. */
    @Nullable
    Origin origin();

    /** Reports a problem that does not keep the service from working. */
    void warn(String message);
}
