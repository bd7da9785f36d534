package io.passeur.http.subrequest;

import io.passeur.config.QualifiedName;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;

/** How the references of one element are resolved in one configuration. */
public interface SubRequestScope {

    /**
     * The full name of a service that exists.
     *
     * @throws io.passeur.spi.ConfigurationException if there is none
     */
    QualifiedName service(String reference);

    /**
     * The settings of a servers transport.
     *
     * @throws io.passeur.spi.ConfigurationException if there is no such transport, or its TLS settings cannot work
     */
    TransportSettings transport(String reference);
}
