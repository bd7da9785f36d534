package io.passeur.spi;

/**
 * {@code tls} in the settings of a middleware that sends requests to URLs. Each certificate or key is the path of a PEM
 * file, or PEM text. A settings record may have a component of this type.
 *
 * @param ca the trusted certificate authorities; empty for those of the system
 * @param cert the client certificate for servers that request one, or empty
 * @param key the private key of {@code cert}, or empty
 * @param insecureSkipVerify whether every server certificate is accepted
 */
public record ClientTlsSpec(String ca, String cert, String key, boolean insecureSkipVerify) {}
