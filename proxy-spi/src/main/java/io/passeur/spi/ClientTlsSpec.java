package io.passeur.spi;

/**
 * {@code tls} in the settings of a middleware that sends requests to URLs. Wherever a certificate or key is expected, the path
 * of a PEM file or PEM text may stand. May be a component of a record of settings.
 *
 * @param ca the authorities to trust; empty for those of the system
 * @param cert what the proxy shows to servers that ask, or empty
 * @param key the private key of {@code cert}, or empty
 * @param insecureSkipVerify whether any certificate of a server is accepted
 */
public record ClientTlsSpec(String ca, String cert, String key, boolean insecureSkipVerify) {}
