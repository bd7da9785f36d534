package io.passeur.tls;

import io.passeur.spi.KeyedCertificate;
import org.jspecify.annotations.Nullable;

/** Answers TLS-ALPN challenges of ACME (RFC 8737). Called by any thread; neither blocks nor throws. */
public interface TlsChallenges {

    /** Treats handshakes with {@code acme-tls/1} like all others. */
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

    /** Whether handshakes with {@code acme-tls/1} are answered here, and refused if no challenge is pending. */
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
