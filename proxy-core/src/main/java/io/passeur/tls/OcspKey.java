package io.passeur.tls;

import java.math.BigInteger;
import java.util.HexFormat;
import org.bouncycastle.cert.ocsp.CertificateID;

/** What OCSP calls a certificate: its issuer's name and key, hashed by SHA-1, and its number. */
record OcspKey(String issuerName, String issuerKey, BigInteger serial) {

    static OcspKey of(CertificateID id) {
        HexFormat hex = HexFormat.of();
        return new OcspKey(
                hex.formatHex(id.getIssuerNameHash()), hex.formatHex(id.getIssuerKeyHash()), id.getSerialNumber());
    }
}
