package io.passeur.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The subject alternative names of a certificate, as text. */
final class PeerNames {

    /** Numbers of RFC 5280, which the JDK's list of names uses. */
    private static final int DNS = 2;

    private static final int URI = 6;
    private static final int ADDRESS = 7;

    private PeerNames() {}

    static List<String> dns(X509Certificate certificate) {
        return of(certificate, DNS);
    }

    /** Whether the JDK refuses to verify the name, so that {@link #isFor} verifies it. */
    static boolean isOurs(String host) {
        return host.indexOf('_') >= 0;
    }

    /** Whether the certificate contains the host's name or its wildcard. */
    static boolean isFor(X509Certificate certificate, String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        int dot = name.indexOf('.');
        String wildcard = dot > 0 ? "*" + name.substring(dot) : name;
        return dns(certificate).stream()
                .anyMatch(candidate -> candidate.equalsIgnoreCase(name) || candidate.equalsIgnoreCase(wildcard));
    }

    static List<String> uris(X509Certificate certificate) {
        return of(certificate, URI);
    }

    /** Whether it contains alternative names for hosts. The common name is not considered. */
    static boolean hasHosts(X509Certificate certificate) {
        return !dns(certificate).isEmpty() || !of(certificate, ADDRESS).isEmpty();
    }

    /** For messages. */
    static String text(X509Certificate certificate) {
        List<String> names = new ArrayList<>(dns(certificate));
        names.addAll(of(certificate, ADDRESS));
        names.addAll(uris(certificate));
        return names.isEmpty() ? "no host: it has no alternative names" : String.join(", ", names);
    }

    private static List<String> of(X509Certificate certificate, int kind) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            for (List<?> name : all == null ? List.<List<?>>of() : all) {
                if (name.get(0).equals(kind)) {
                    names.add(String.valueOf(name.get(1)));
                }
            }
        } catch (CertificateParsingException e) {
            // A certificate whose names cannot be read has none.
            return List.of();
        }
        return names;
    }
}
