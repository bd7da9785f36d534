package io.passeur.toolkit.tls;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;
import javax.net.ssl.SSLContext;

/**
 * The section {@code tls} of something that a plugin connects to. Where a certificate or a key is expected, the user writes
 * the path of a PEM file, or PEM text.
 *
 * @param ca the authorities to trust; empty for those of the Java runtime
 * @param cert the certificate to show to a server that asks for one, with its chain; empty for none
 * @param key the private key of {@code cert}, without a password: PKCS#8, PKCS#1 or SEC 1; empty for none
 * @param insecureSkipVerify accepts any certificate of the server, also one for another name
 */
public record TlsClientConfig(
        @Default("") String ca,
        @Default("") String cert,
        @Default("") String key,
        boolean insecureSkipVerify) {

    /** Trusts what the Java runtime trusts, and shows no certificate. */
    public static final TlsClientConfig DEFAULT = new TlsClientConfig("", "", "", false);

    /**
     * Reads the files and makes a context of what they hold. Blocks while it reads. Compares names with certificates only
     * if the client that uses the context asks for it, as {@code java.net.http} does.
     *
     * @throws ConfigurationException if the settings cannot work; the message begins with the key: {@code ca: …}
     */
    public SSLContext context() {
        return ContextCompiler.compile(this);
    }
}
