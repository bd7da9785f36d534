package io.passeur.http.middleware.headers.clientcert;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;

/** Creates {@code passTLSClientCert}. */
public final class PassTlsClientCertFactory implements MiddlewareFactory<PassTlsClientCertConfig> {

    @Override
    public String type() {
        return "passTLSClientCert";
    }

    @Override
    public Class<PassTlsClientCertConfig> configType() {
        return PassTlsClientCertConfig.class;
    }

    @Override
    public Middleware create(PassTlsClientCertConfig config, MiddlewareContext context) {
        return new PassTlsClientCert(config.pem(), config.info() == null ? null : new CertificateInfo(config.info()));
    }
}
