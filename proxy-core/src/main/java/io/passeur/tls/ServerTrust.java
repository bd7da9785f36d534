package io.passeur.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Verifies servers' certificates and explains failures to the operator. */
final class ServerTrust extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager authorities;
    private final boolean insecure;
    private final List<AcceptedName> accepted;

    /**
     * @param insecure whether issuer and host are not verified. {@code accepted} is checked even so, together with the
     *     issuer, without which it would be meaningless
     */
    ServerTrust(X509ExtendedTrustManager authorities, boolean insecure, List<AcceptedName> accepted) {
        this.authorities = authorities;
        this.insecure = insecure;
        this.accepted = accepted;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        if (insecure && accepted.isEmpty()) {
            return;
        }
        X509Certificate leaf = chain[0];
        if (!insecure && !PeerNames.hasHosts(leaf)) {
            throw new CertificateException(
                    "the certificate \"%s\" has no subject alternative names, and its common name is ignored"
                            .formatted(leaf.getSubjectX500Principal()));
        }
        try {
            authorities.checkServerTrusted(chain, kind, engine);
        } catch (CertificateException e) {
            throw new CertificateException(reason(e, chain, engine.getPeerHost()), e);
        }
        String host = engine.getPeerHost();
        if (!insecure && PeerNames.isOurs(host) && !PeerNames.isFor(leaf, host)) {
            throw new CertificateException(otherName(leaf, host));
        }
        if (!accepted.isEmpty() && accepted.stream().noneMatch(name -> name.isIn(leaf))) {
            throw new CertificateException("the certificate is for %s, but peerCertSANs allows only %s"
                    .formatted(PeerNames.text(leaf), accepted));
        }
    }

    private static String reason(CertificateException failure, X509Certificate[] chain, String host) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return validity(chain);
            }
        }
        // Failures of the chain have a subclass of their own; failures of the name do not.
        if (failure.getClass() == CertificateException.class) {
            return otherName(chain[0], host);
        }
        return "the certificate \"%s\" was issued by \"%s\", which is not a trusted authority (%s); add the authority to rootCAs of the serversTransport"
                .formatted(
                        chain[0].getSubjectX500Principal(),
                        chain[chain.length - 1].getIssuerX500Principal(),
                        failure.getMessage());
    }

    private static String otherName(X509Certificate leaf, String host) {
        return "the certificate is for %s, not for %s; if it is the right certificate, set serverName of the serversTransport to one of its names"
                .formatted(PeerNames.text(leaf), host);
    }

    private static String validity(X509Certificate[] chain) {
        for (X509Certificate certificate : chain) {
            try {
                certificate.checkValidity();
            } catch (CertificateException e) {
                return "the certificate \"%s\" is valid only from %s to %s"
                        .formatted(
                                certificate.getSubjectX500Principal(),
                                certificate.getNotBefore().toInstant(),
                                certificate.getNotAfter().toInstant());
            }
        }
        return "the certificate of an authority is not valid now";
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        throw onlyEngines();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        throw onlyEngines();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        throw onlyEngines();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        throw onlyEngines();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        throw onlyEngines();
    }

    private static CertificateException onlyEngines() {
        return new CertificateException("only connections of SSLEngines to servers are supported");
    }
}
