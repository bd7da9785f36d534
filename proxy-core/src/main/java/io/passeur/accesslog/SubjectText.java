package io.passeur.accesslog;

import io.passeur.tls.TlsConnection;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a client certificate as Go writes it: {@code CN=web,OU=Shop,O=Example,C=FR}, in this order whatever
 * the order in the certificate. Caches the last one, because the requests of a connection often follow each other. Not
 * thread-safe.
 */
final class SubjectText {

    private static final Map<String, String> KEYWORDS = Map.of("2.5.4.5", "SERIALNUMBER", "2.5.4.17", "POSTALCODE");
    private static final List<String> ORDER =
            List.of("SERIALNUMBER", "CN", "POSTALCODE", "STREET", "ST", "L", "OU", "O", "C");

    private @Nullable TlsConnection last;
    private @Nullable String text;

    /** Null if the client sent no certificate. */
    @Nullable
    String of(TlsConnection connection) {
        if (connection != last) {
            List<X509Certificate> certificates = connection.clientCertificates();
            text = certificates.isEmpty() ? null : text(certificates.get(0).getSubjectX500Principal());
            last = connection;
        }
        return text;
    }

    private static String text(X500Principal subject) {
        String written = subject.getName(X500Principal.RFC2253, KEYWORDS);
        try {
            List<Rdn> parts = new LdapName(written).getRdns();
            List<String> texts = new ArrayList<>();
            ORDER.forEach(type -> add(type, parts, texts));
            for (int i = parts.size() - 1; i >= 0; i--) {
                if (!ORDER.contains(parts.get(i).getType())) {
                    texts.add(part(parts.get(i)));
                }
            }
            return String.join(",", texts);
        } catch (InvalidNameException e) {
            return written;
        }
    }

    private static void add(String type, List<Rdn> parts, List<String> texts) {
        String joined = parts.stream()
                .filter(part -> part.getType().equals(type))
                .map(SubjectText::part)
                .collect(Collectors.joining("+"));
        if (!joined.isEmpty()) {
            texts.add(joined);
        }
    }

    private static String part(Rdn part) {
        return part.getValue() instanceof String value ? part.getType() + "=" + escaped(value) : part.toString();
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean edge = i == 0 && (c == '#' || c == ' ') || i == value.length() - 1 && c == ' ';
            if (edge || ",+\"\\<>;".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
