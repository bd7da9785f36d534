package io.passeur.http.middleware.headers.clientcert;

import org.jspecify.annotations.Nullable;

/**
 * {@code passTLSClientCert}.
 *
 * @param pem whether to send the certificates themselves
 * @param info the fields of the certificates to send as text; null for none
 */
public record PassTlsClientCertConfig(boolean pem, @Nullable Info info) {

    public record Info(
            boolean notAfter,
            boolean notBefore,
            boolean sans,
            boolean serialNumber,
            @Nullable Subject subject,
            @Nullable Issuer issuer) {}

    public record Subject(
            boolean country,
            boolean province,
            boolean locality,
            boolean organization,
            boolean organizationalUnit,
            boolean commonName,
            boolean serialNumber,
            boolean domainComponent) {}

    public record Issuer(
            boolean country,
            boolean province,
            boolean locality,
            boolean organization,
            boolean commonName,
            boolean serialNumber,
            boolean domainComponent) {}
}
