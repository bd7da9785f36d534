package io.passeur.tls;

import io.passeur.spi.KeyedCertificate;
import org.jspecify.annotations.Nullable;

/** Responds to TLS-ALPN challenges of ACME (RFC 8737). Called by any thread; neither blocks nor throws. */
public interface TlsChallenges {

    /** Treats {@code acme-tls/1} handshakes like all others. */
    TlsChallenges NONE = new TlsChallenges() {
        @Override
        public boolean active() {
            return false;
        }

        @Override
        public @Nullable KeyedCertificate answer(String serverName) {
            return null;
        }
    };

    /** Whether {@code acme-tls/1} handshakes are handled here, and rejected if no challenge is pending. */
    boolean active();

    /**
     * The certificate that proves the name.
     *
     * @param serverName in lower case
     * @return null if no challenge for the name is pending
     */
    @Nullable
    KeyedCertificate answer(String serverName);
}
