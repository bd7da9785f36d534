package io.passeur.resolver.acme.challenge;

import io.passeur.spi.KeyedCertificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.util.CertificateUtils;

/** {@code tls-alpn-01}: a certificate in a handshake with the protocol {@code acme-tls/1}. */
public final class TlsSolver implements ChallengeSolver {

    private final Duration delay;
    private final Halt halt;
    private final Map<String, KeyedCertificate> certificates = new ConcurrentHashMap<>();
    private @Nullable KeyPair keys;

    public TlsSolver(Duration delay, Halt halt) {
        this.delay = delay;
        this.halt = halt;
    }

    @Override
    public String type() {
        return "tls-alpn-01";
    }

    @Override
    public boolean needsAddress() {
        return true;
    }

    @Override
    public void show(Proof proof) throws ChallengeException {
        try {
            KeyPair pair = keys();
            var certificate =
                    CertificateUtils.createTlsAlpn01Certificate(pair, Identifier.dns(proof.domain()), proof.digest());
            certificates.put(proof.domain(), new KeyedCertificate(List.of(certificate), pair.getPrivate()));
        } catch (GeneralSecurityException | IOException e) {
            throw new ChallengeException("cannot create the certificate of the challenge: " + e.getMessage(), e);
        }
    }

    /** RSA, because acme4j supports nothing else for these certificates; they live for seconds. */
    private synchronized KeyPair keys() throws GeneralSecurityException {
        if (keys == null) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        }
        return keys;
    }

    @Override
    public Map<Proof, String> awaitVisible(List<Proof> shown) throws InterruptedException {
        halt.sleep(delay);
        return Map.of();
    }

    @Override
    public void remove(Proof proof) {
        certificates.remove(proof.domain());
    }

    /** Called on the data path. */
    public @Nullable KeyedCertificate answer(String serverName) {
        return certificates.get(serverName);
    }
}
