package io.passeur.http.forward;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * Header names as Traefik writes them on HTTP/1.1: the first letter and every letter after a hyphen in upper case, all
 * others in lower case. The header fields of the WebSocket handshake keep the spelling that servers expect.
 */
final class HeaderNames {

    private static final Map<String, String> EXCEPTIONS = Stream.of(
                    "Key", "Version", "Protocol", "Extensions", "Accept")
            .map(end -> "Sec-WebSocket-" + end)
            .collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), name -> name));

    /** {@code Name: } of the names that Jetty knows. */
    private static final Map<HttpHeader, byte[]> KNOWN = known();

    private HeaderNames() {}

    private static Map<HttpHeader, byte[]> known() {
        Map<HttpHeader, byte[]> names = new EnumMap<>(HttpHeader.class);
        for (HttpHeader header : HttpHeader.values()) {
            names.put(header, (canonical(header.asString()) + ": ").getBytes(StandardCharsets.US_ASCII));
        }
        return names;
    }

    /** {@code Name: } of a known name. Callers must not modify it. */
    static byte[] line(HttpHeader header) {
        return Objects.requireNonNull(KNOWN.get(header));
    }

    /** A name that is not a token is returned unchanged. */
    static String canonical(String name) {
        if (isCanonical(name)) {
            return name;
        }
        String exception = EXCEPTIONS.get(name.toLowerCase(Locale.ROOT));
        if (exception != null) {
            return exception;
        }
        char[] letters = name.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            if (!isToken(letters[i])) {
                return name;
            }
            letters[i] = cased(letters[i], i == 0 || letters[i - 1] == '-');
        }
        return new String(letters);
    }

    private static boolean isCanonical(String name) {
        boolean upper = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != cased(c, upper) || !isToken(c)) {
                return false;
            }
            upper = c == '-';
        }
        // "Sec-Websocket-Key" follows the rule but is still not what servers expect.
        return !name.startsWith("Sec-Websocket-");
    }

    private static char cased(char c, boolean upper) {
        if (upper) {
            return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
        }
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    /** Whether the text is a token, the syntax of methods and field names. */
    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isToken(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isToken(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    /** The field with its name in canonical form. Names that Jetty knows keep Jetty's spelling. */
    static HttpField canonical(HttpField field) {
        if (field.getHeader() != null) {
            return field;
        }
        String name = canonical(field.getName());
        return name.equals(field.getName())
                ? field
                : new HttpField((@Nullable HttpHeader) null, name, field.getValue());
    }
}
