package io.passeur.spi;

import java.util.List;

/** Where a certificate resolver delivers. Thread-safe; returns at once. */
public interface CertificateListener {

    /** Replaces every certificate that the resolver has delivered before; new handshakes get the new ones. */
    void certificatesChanged(List<KeyedCertificate> certificates);

    /** Replaces what is known of the resolver's work. */
    void statesChanged(List<CertificateState> states);
}
