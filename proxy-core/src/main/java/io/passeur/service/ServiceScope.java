package io.passeur.service;

import io.passeur.spi.ServersTransportSpec;

/** How a service finds others while it is compiled. References are as written: {@code name} or {@code name@provider}. */
public interface ServiceScope {

    /** @throws io.passeur.spi.ConfigurationException if there is no such service, it is broken, or it leads back here */
    LiveService service(String reference);

    /** @throws io.passeur.spi.ConfigurationException if there is no such servers transport */
    ServersTransportSpec serversTransport(String reference);
}
