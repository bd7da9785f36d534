package io.passeur.net;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** The headers that tell servers about the client. Only trusted peers may send them. */
public final class ManagedHeaders {

    private static final List<String> NAMES = List.of(
            "x-forwarded-proto",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-server",
            "x-forwarded-uri",
            "x-forwarded-method",
            "x-forwarded-prefix",
            "x-forwarded-scheme",
            "x-forwarded-tls-client-cert",
            "x-forwarded-tls-client-cert-info",
            "x-scheme",
            "x-real-ip");

    private ManagedHeaders() {}

    /** Whether the field is one of them in any spelling: case does not matter, and {@code _} equals {@code -}. */
    public static boolean contains(HttpField field) {
        HttpHeader known = field.getHeader();
        return known == null ? contains(field.getName()) : isManaged(known);
    }

    private static boolean isManaged(HttpHeader known) {
        return switch (known) {
            case X_FORWARDED_FOR, X_FORWARDED_HOST, X_FORWARDED_PORT, X_FORWARDED_PROTO, X_FORWARDED_SERVER -> true;
            default -> false;
        };
    }

    @SuppressWarnings("ForLoopReplaceableByForEach") // no iterator on the hot path
    public static boolean contains(String name) {
        if (name.isEmpty() || (name.charAt(0) | 0x20) != 'x') {
            return false;
        }
        for (int i = 0; i < NAMES.size(); i++) {
            if (isSpellingOf(NAMES.get(i), name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSpellingOf(String managed, String name) {
        if (managed.length() != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            char plain = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
            if (plain != managed.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
