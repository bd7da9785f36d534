package io.passeur.spi;

import java.util.List;

/** Receives the certificates of a resolver. Thread-safe; every method returns immediately. */
public interface CertificateListener {

    /** Replaces all certificates that the resolver delivered before. New handshakes use the new certificates. */
    void certificatesChanged(List<KeyedCertificate> certificates);

    /** Replaces the states of the resolver's certificates. */
    void statesChanged(List<CertificateState> states);
}
