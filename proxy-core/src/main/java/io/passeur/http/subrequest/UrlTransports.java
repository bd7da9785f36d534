package io.passeur.http.subrequest;

import io.passeur.config.ClientTlsConfiguration;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.tls.ClientTlsCompiler;

/** Transports of middlewares that have TLS settings of their own. */
final class UrlTransports {

    private UrlTransports() {}

    /** @throws io.passeur.spi.ConfigurationException whose message begins with the key concerned */
    static TransportSettings with(TransportSettings like, ClientTlsConfiguration tls) {
        return new TransportSettings(
                like.maxIdle(),
                like.dialTimeout(),
                like.responseHeaderTimeout(),
                like.idleTimeout(),
                like.readIdleTimeout(),
                like.pingTimeout(),
                ClientTlsCompiler.compile(tls));
    }
}
