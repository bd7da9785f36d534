package io.passeur.http.middleware.headers.clientcert;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** The alternative names of a certificate: DNS names, then mail addresses, IP addresses, and URIs. */
final class AlternativeNames {

    private static final int MAIL = 1;
    private static final int DNS = 2;
    private static final int URI = 6;
    private static final int IP = 7;

    private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?=:|$)");

    private AlternativeNames() {}

    static List<String> of(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        for (int kind : new int[] {DNS, MAIL, IP, URI}) {
            for (List<?> name : all(certificate)) {
                if (name.get(0).equals(kind)) {
                    String value = String.valueOf(name.get(1));
                    names.add(kind == IP ? address(value) : value);
                }
            }
        }
        return names;
    }

    private static Collection<List<?>> all(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException e) {
            // Unreadable names count as none.
            return List.of();
        }
    }

    /** An IPv6 address in its short form (RFC 5952). */
    private static String address(String literal) {
        try {
            String full = InetAddress.getByName(literal).getHostAddress();
            String longest = ZEROS.matcher(full)
                    .results()
                    .map(zeros -> zeros.group())
                    .reduce("", (best, next) -> groups(next) > groups(best) ? next : best);
            return longest.isEmpty() ? full : shortened(full, longest);
        } catch (UnknownHostException e) {
            return literal;
        }
    }

    private static long groups(String zeros) {
        return zeros.chars().filter(c -> c == '0').count();
    }

    private static String shortened(String full, String zeros) {
        int start = full.indexOf(zeros);
        String behind = full.substring(start + zeros.length());
        return full.substring(0, start) + (behind.isEmpty() ? "::" : ":" + behind);
    }
}
