package io.passeur.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** The names for which a certificate is valid: its common name, and its alternative names and addresses. */
public final class CertificateNames {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private static final Set<Integer> KINDS = Set.of(DNS_NAME, IP_ADDRESS);

    private CertificateNames() {}

    /** In lower case, sorted. */
    public static SortedSet<String> of(X509Certificate certificate) {
        SortedSet<String> names = new TreeSet<>();
        for (String name : alternatives(certificate)) {
            names.add(name);
        }
        String common = commonName(certificate.getSubjectX500Principal());
        if (!common.isEmpty()) {
            names.add(common);
        }
        return names;
    }

    /** All names in one string, whose order decides which of two certificates is preferred. */
    static String key(X509Certificate certificate) {
        return String.join(",", of(certificate));
    }

    /** The alternative names, in lower case, in the order of the certificate. */
    public static List<String> alternatives(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> KINDS.contains(name.get(0)))
                            .map(name -> name.get(1).toString().toLowerCase(Locale.ROOT))
                            .toList();
        } catch (CertificateParsingException e) {
            // A certificate with malformed alternative names is valid for none of them.
            return List.of();
        }
    }

    private static String commonName(X500Principal subject) {
        try {
            for (Rdn part : new LdapName(subject.getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN") && part.getValue() instanceof String name) {
                    return name.toLowerCase(Locale.ROOT);
                }
            }
            return "";
        } catch (InvalidNameException e) {
            return "";
        }
    }
}
