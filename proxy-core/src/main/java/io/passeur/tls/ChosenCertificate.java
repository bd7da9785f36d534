package io.passeur.tls;

import io.passeur.spi.KeyedCertificate;
import java.util.List;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.StandardConstants;
import org.jspecify.annotations.Nullable;

/**
 * Carries the certificate of one handshake to the {@link ChosenKeyManager}: an SNI matcher is the only custom object that an
 * engine holds. It accepts every name, and its presence binds sessions to the name with which they began.
 */
final class ChosenCertificate extends SNIMatcher {

    private final KeyedCertificate certificate;

    ChosenCertificate(KeyedCertificate certificate) {
        super(StandardConstants.SNI_HOST_NAME);
        this.certificate = certificate;
    }

    static @Nullable KeyedCertificate of(SSLEngine engine) {
        for (SNIMatcher matcher : List.copyOf(engine.getSSLParameters().getSNIMatchers())) {
            if (matcher instanceof ChosenCertificate chosen) {
                return chosen.certificate;
            }
        }
        return null;
    }

    @Override
    public boolean matches(SNIServerName serverName) {
        return true;
    }
}
