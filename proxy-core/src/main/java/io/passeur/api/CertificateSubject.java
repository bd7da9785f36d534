package io.passeur.api;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** The parts of a certificate's subject or issuer; of several of one type the first counts. */
record CertificateSubject(Map<String, String> parts) {

    static CertificateSubject of(X500Principal principal) {
        Map<String, String> parts = new HashMap<>();
        try {
            for (Rdn part : new LdapName(principal.getName()).getRdns()) {
                parts.putIfAbsent(part.getType().toUpperCase(Locale.ROOT), String.valueOf(part.getValue()));
            }
        } catch (InvalidNameException e) {
            // An invalid name has no parts.
        }
        return new CertificateSubject(parts);
    }

    /** Empty if there is no such part. */
    String get(String type) {
        return parts.getOrDefault(type, "");
    }
}
