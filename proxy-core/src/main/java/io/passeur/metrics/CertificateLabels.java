package io.passeur.metrics;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** The labels of a certificate. */
final class CertificateLabels {

    private static final int DNS_NAME = 2;

    private CertificateLabels() {}

    /** Alternating names and values. */
    static List<String> of(X509Certificate certificate) {
        return List.of(
                "cn", commonName(certificate),
                "serial", certificate.getSerialNumber().toString(),
                "sans", String.join(",", names(certificate)));
    }

    private static String commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> part.getValue().toString())
                            .reduce("", (earlier, later) -> later);
        } catch (InvalidNameException e) {
            return "";
        }
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            return all == null
                    ? List.of()
                    : all.stream()
                            .filter(name -> name.get(0).equals(DNS_NAME))
                            .map(name -> name.get(1).toString())
                            .sorted()
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
