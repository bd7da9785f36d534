package io.passeur.tls;

import io.passeur.spi.KeyedCertificate;
import org.jspecify.annotations.Nullable;

/** Answers handshakes that prove the possession of a name (RFC 8737). Called by any thread; neither blocks nor throws. */
public interface TlsChallenges {

    /** Handshakes with {@code acme-tls/1} are like all others. */
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

    /** Whether handshakes with {@code acme-tls/1} are answered here, and refused if there is no answer. */
    boolean active();

    /**
     * The certificate that proves the name.
     *
     * @param serverName in lower case
     * @return null if no proof of it is under way
     */
    @Nullable
    KeyedCertificate answer(String serverName);
}
