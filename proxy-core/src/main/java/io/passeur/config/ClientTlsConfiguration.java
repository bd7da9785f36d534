package io.passeur.config;

/**
 * {@code tls} of a peer that the proxy itself connects to. Certificates and keys are paths of PEM files or PEM text.
 *
 * @param ca the authorities to trust; empty for those of the system
 * @param cert the client certificate, or empty
 * @param key the private key of {@code cert}, or empty
 * @param insecureSkipVerify accepts any server certificate
 */
public record ClientTlsConfiguration(String ca, String cert, String key, boolean insecureSkipVerify) {

    public static final ClientTlsConfiguration USUAL = new ClientTlsConfiguration("", "", "", false);
}
