package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.storage.ServableCertificate;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Expects {@code caServerName} in the server's certificate, whatever the URL says. */
final class NamedServerTrust extends X509ExtendedTrustManager {

    private final X509TrustManager issuers;
    private final String name;

    NamedServerTrust(X509TrustManager issuers, String name) {
        this.issuers = issuers;
        this.name = name.toLowerCase(Locale.ROOT);
    }

    private void check(X509Certificate[] chain, String type) throws CertificateException {
        issuers.checkServerTrusted(chain, type);
        if (!DomainNames.covers(ServableCertificate.names(chain[0]), name)) {
            throw new CertificateException("the authority's server is " + ServableCertificate.names(chain[0])
                    + " (expected: caServerName, " + name + ')');
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("no clients here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return issuers.getAcceptedIssuers();
    }
}
