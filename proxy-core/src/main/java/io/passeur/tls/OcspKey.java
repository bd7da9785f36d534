package io.passeur.tls;

import java.math.BigInteger;
import java.util.HexFormat;
import org.bouncycastle.cert.ocsp.CertificateID;

/** The identity of a certificate in OCSP: the SHA-1 hashes of its issuer's name and key, and its serial number. */
record OcspKey(String issuerName, String issuerKey, BigInteger serial) {

    static OcspKey of(CertificateID id) {
        HexFormat hex = HexFormat.of();
        return new OcspKey(
                hex.formatHex(id.getIssuerNameHash()), hex.formatHex(id.getIssuerKeyHash()), id.getSerialNumber());
    }
}
