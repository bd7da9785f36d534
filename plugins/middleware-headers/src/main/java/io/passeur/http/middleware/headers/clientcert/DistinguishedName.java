package io.passeur.http.middleware.headers.clientcert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import javax.naming.InvalidNameException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** The parts of a distinguished name by their short names, each with its values in the order of the certificate. */
record DistinguishedName(Map<String, List<String>> parts) {

    static final String COMMON_NAME = "CN";
    static final String SERIAL_NUMBER = "SN";

    private static final Map<String, String> KEYWORDS = Map.of("2.5.4.5", SERIAL_NUMBER);

    /** Attributes of which only the last value is used. */
    private static final Set<String> SINGLE = Set.of(COMMON_NAME, SERIAL_NUMBER);

    static DistinguishedName of(X500Principal principal) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        try {
            for (Rdn rdn : new LdapName(principal.getName(X500Principal.RFC2253, KEYWORDS)).getRdns()) {
                NamingEnumeration<? extends Attribute> attributes =
                        rdn.toAttributes().getAll();
                while (attributes.hasMore()) {
                    collect(attributes.next(), parts);
                }
            }
        } catch (InvalidNameException e) {
            // An unreadable name has no parts.
            return new DistinguishedName(Map.of());
        } catch (NamingException e) {
            throw new IllegalStateException("attributes in memory cannot be read", e);
        }
        return new DistinguishedName(parts);
    }

    private static void collect(Attribute attribute, Map<String, List<String>> parts) throws NamingException {
        for (int i = 0; i < attribute.size(); i++) {
            if (attribute.get(i) instanceof String value) {
                parts.computeIfAbsent(attribute.getID(), key -> new ArrayList<>())
                        .add(value);
            }
        }
    }

    /** {@code DC=org,C=FR,CN=x} in the order of the wanted parts; parts that the name lacks are omitted. */
    String write(Set<String> wanted) {
        StringJoiner text = new StringJoiner(",");
        for (String part : wanted) {
            List<String> values = parts.getOrDefault(part, List.of());
            int first = SINGLE.contains(part) ? Math.max(0, values.size() - 1) : 0;
            values.subList(first, values.size()).stream()
                    .filter(value -> !value.isEmpty())
                    .forEach(value -> text.add(part + "=" + value));
        }
        return text.toString();
    }
}
