package io.passeur.tls;

import io.passeur.spi.KeyedCertificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A request for the revocation status of a certificate.
 *
 * @param responder the URL of the responder that the certificate names
 */
record OcspRequest(X509CertificateHolder certificate, X509CertificateHolder issuer, String responder) {

    /** The validity of a response without an end. */
    private static final Duration UNSAID = Duration.ofHours(1);

    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    /** Null if the certificate names no responder, or its issuer is unknown. */
    static @Nullable OcspRequest of(KeyedCertificate keyed) {
        if (keyed.chain().size() < 2) {
            return null;
        }
        try {
            X509CertificateHolder certificate = holder(keyed.leaf());
            String responder = responder(certificate);
            return responder == null
                    ? null
                    : new OcspRequest(certificate, holder(keyed.chain().get(1)), responder);
        } catch (GeneralSecurityException e) {
            // Cannot happen, because the certificate was parsed before; it is served without a staple.
            return null;
        }
    }

    private static X509CertificateHolder holder(X509Certificate certificate) throws GeneralSecurityException {
        return new JcaX509CertificateHolder(certificate);
    }

    private static @Nullable String responder(X509CertificateHolder certificate) {
        AuthorityInformationAccess access = AuthorityInformationAccess.fromExtensions(certificate.getExtensions());
        if (access != null) {
            for (AccessDescription description : access.getAccessDescriptions()) {
                GeneralName location = description.getAccessLocation();
                if (description.getAccessMethod().equals(AccessDescription.id_ad_ocsp)
                        && location.getTagNo() == GeneralName.uniformResourceIdentifier) {
                    return location.getName().toString();
                }
            }
        }
        return null;
    }

    CertificateID id() {
        try {
            DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
            return new CertificateID(digests.get(CertificateID.HASH_SHA1), issuer, certificate.getSerialNumber());
        } catch (OCSPException | OperatorCreationException e) {
            throw new IllegalStateException("this Java runtime has no SHA-1", e);
        }
    }

    byte[] encoded() {
        try {
            return new OCSPReqBuilder().addRequest(id()).build().getEncoded();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException("the OCSP request cannot be encoded", e);
        }
    }

    /** @throws IOException if it is not a valid response to this request */
    OcspStatus check(byte[] encoded, Instant now) throws IOException {
        try {
            OCSPResp response = new OCSPResp(encoded);
            if (response.getStatus() != OCSPResp.SUCCESSFUL
                    || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
                throw new IOException("it responded with the status " + response.getStatus());
            }
            if (!isSigned(basic, now)) {
                throw new IOException("its response is not signed by the certificate's issuer");
            }
            return status(basic, now);
        } catch (OCSPException | OperatorCreationException | GeneralSecurityException | CertException e) {
            throw new IOException("its response cannot be read: " + e.getMessage(), e);
        }
    }

    private OcspStatus status(BasicOCSPResp basic, Instant now) throws IOException {
        OcspKey own = OcspKey.of(id());
        for (SingleResp single : basic.getResponses()) {
            if (OcspKey.of(single.getCertID()).equals(own)) {
                Instant begin = single.getThisUpdate().toInstant();
                Instant end = single.getNextUpdate() == null
                        ? now.plus(UNSAID)
                        : single.getNextUpdate().toInstant();
                if (begin.isAfter(now.plus(CLOCK_DIFFERENCE)) || !end.isAfter(now)) {
                    throw new IOException("its response is valid from " + begin + " to " + end + ", which is not now");
                }
                return new OcspStatus(single.getCertStatus() instanceof RevokedStatus, begin, end);
            }
        }
        throw new IOException("its response is for another certificate");
    }

    private boolean isSigned(BasicOCSPResp basic, Instant now)
            throws OCSPException, OperatorCreationException, GeneralSecurityException, CertException, IOException {
        JcaContentVerifierProviderBuilder verifiers = new JcaContentVerifierProviderBuilder();
        if (basic.isSignatureValid(verifiers.build(issuer))) {
            return true;
        }
        for (X509CertificateHolder signer : basic.getCerts()) {
            ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(signer.getExtensions());
            if (usage != null
                    && usage.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)
                    && signer.isValidOn(Date.from(now))
                    && signer.getIssuer().equals(issuer.getSubject())
                    && signer.isSignatureValid(verifiers.build(issuer))
                    && basic.isSignatureValid(verifiers.build(signer))) {
                return true;
            }
        }
        return false;
    }
}
