package io.passeur.http.middleware.headers;

import io.passeur.http.middleware.headers.clientcert.PassTlsClientCertFactory;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Plugin;
import java.util.List;

/** Offers {@code headers} and {@code passTLSClientCert}. */
public final class HeadersPlugin implements Plugin {

    @Override
    public List<MiddlewareFactory<?>> middlewares() {
        return List.of(new HeadersFactory(), new PassTlsClientCertFactory());
    }
}
