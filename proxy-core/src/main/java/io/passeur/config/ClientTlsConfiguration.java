package io.passeur.config;

/**
 * {@code tls} of something that the proxy itself talks to. Wherever a certificate or key is expected, the path of a PEM file or
 * PEM text may stand.
 *
 * @param ca the authorities to trust; empty for those of the system
 * @param cert what the proxy shows if it is asked, or empty
 * @param key the private key of {@code cert}, or empty
 * @param insecureSkipVerify whether the other's certificate is accepted whatever it says
 */
public record ClientTlsConfiguration(String ca, String cert, String key, boolean insecureSkipVerify) {

    public static final ClientTlsConfiguration USUAL = new ClientTlsConfiguration("", "", "", false);
}
