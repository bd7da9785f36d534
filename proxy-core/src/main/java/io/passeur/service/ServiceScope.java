package io.passeur.service;

import io.passeur.config.QualifiedName;
import io.passeur.spec.ServersTransportSpec;

/** How a service finds others while it is compiled. References are as written: {@code name} or {@code name@provider}. */
public interface ServiceScope {

    /**
     * The same object for the same service as long as it is carried over, because weighted services compare it.
     *
     * @throws io.passeur.spi.ConfigurationException if there is no such service, it is broken, or it leads back here
     */
    LiveService service(String reference);

    /** The full name of what a reference means; such a service need not exist. */
    QualifiedName name(String reference);

    /**
     * @param reference {@code default@internal} for the static one
     * @throws io.passeur.spi.ConfigurationException {@code servers transport not found x@file}; the compiler says whose
     */
    ServersTransportSpec serversTransport(String reference);

    /** Something is not as it should be, though the service that is compiled works. */
    void warn(String message);
}
