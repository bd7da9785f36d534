package io.passeur.spi;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpTokens;

/** Checks and prepares header names and values from the configuration, once, when a middleware is created. */
public final class HeaderSyntax {

    private HeaderSyntax() {}

    /**
     * A valid header field; see {@link #name} and {@link #value}.
     *
     * @throws ConfigurationException if the name or value is invalid
     */
    public static HttpField field(String name, String value) {
        return new HttpField(name(name), value(name, value));
    }

    /**
     * The name, unchanged.
     *
     * @throws ConfigurationException if it is empty or contains characters that are not allowed in a token
     */
    public static String name(String name) {
        if (name.isEmpty() || !name.chars().allMatch(HeaderSyntax::isTokenCharacter)) {
            throw new ConfigurationException("header name " + quote(name)
                    + " cannot be sent (expected: letters, digits and any of !#$%&'*+-.^_`|~)");
        }
        return name;
    }

    /**
     * The value in the form that makes Jetty write UTF-8. Line breaks and tabs, which occur in multi-line strings,
     * become spaces.
     *
     * @param name the name of the header or setting, for the message
     * @throws ConfigurationException if the value contains other control characters
     */
    public static String value(String name, String value) {
        String line = value.strip()
                .replace("\r\n", " ")
                .replace('\r', ' ')
                .replace('\n', ' ')
                .replace('\t', ' ');
        if (line.chars().anyMatch(Character::isISOControl)) {
            throw new ConfigurationException("value " + quote(line) + " of header " + name
                    + " contains a control character, which cannot be sent");
        }
        return onTheWire(line);
    }

    /** Converts text to its UTF-8 bytes, one character per byte, as Jetty writes them. */
    public static String onTheWire(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        return ascii ? text : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /**
     * The name in the form that Go's proxies give it on HTTP/1: {@code x-frame-OPTIONS} becomes {@code X-Frame-Options}.
     */
    public static String canonical(String name) {
        StringBuilder canonical = new StringBuilder(name.length());
        boolean upper = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            canonical.append(upper ? upper(c) : lower(c));
            upper = c == '-';
        }
        return canonical.toString();
    }

    private static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
    }

    private static boolean isTokenCharacter(int c) {
        return c < 0x80
                && HttpTokens.getToken((char) c) != null
                && isToken(HttpTokens.getToken((char) c).getType());
    }

    private static boolean isToken(HttpTokens.Type type) {
        return switch (type) {
            case TCHAR, ALPHA, DIGIT -> true;
            default -> false;
        };
    }

    /** The text in quotes, with control characters escaped. */
    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(Character.isISOControl(c) ? "\\u%04x".formatted(c) : (char) c));
        return quoted.append('"').toString();
    }
}
