package io.passeur.http.service;

import io.passeur.spec.StickySpec;
import io.passeur.spec.StickySpec.CookieSpec;
import io.passeur.spi.ConfigurationException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The cookie of sticky sessions: its name, its values in requests, and the header that sets it. */
final class StickyCookie {

    private static final Pattern ATTRIBUTE = Pattern.compile("[\\x20-\\x7e&&[^;]]*");
    private static final Pattern DOMAIN = Pattern.compile("(\\.?[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?");

    private final String name;
    private final String attributes;

    /**
     * @param service the full name of the service
     * @return null if sessions are not sticky
     * @throws ConfigurationException if a browser could not take the cookie
     */
    static @Nullable StickyCookie of(@Nullable StickySpec spec, String service) {
        return spec == null || spec.cookie() == null ? null : new StickyCookie(spec.cookie(), service);
    }

    StickyCookie(CookieSpec spec, String service) {
        name = spec.name().isEmpty() ? SessionHashes.cookieName(service) : sanitised(spec.name());
        attributes = attributes(spec);
    }

    String name() {
        return name;
    }

    /** The header that sets the cookie to {@code value}. */
    HttpField setting(String value) {
        return new HttpField(HttpHeader.SET_COOKIE, name + "=" + value + attributes);
    }

    /** The value of the first cookie with this name, without quotes; null if the request has none. */
    @Nullable
    String valueIn(Request request) {
        for (HttpField field : request.getHeaders()) {
            if (field.getHeader() == HttpHeader.COOKIE && field.getValue() != null) {
                String value = valueIn(field.getValue());
                if (value != null) {
                    return value;
                }
            }
        }
        return null;
    }

    private @Nullable String valueIn(String cookies) {
        int begin = 0;
        while (begin < cookies.length()) {
            int semicolon = cookies.indexOf(';', begin);
            int end = semicolon < 0 ? cookies.length() : semicolon;
            while (begin < end && isBlank(cookies.charAt(begin))) {
                begin++;
            }
            int equals = begin + name.length();
            if (equals < end && cookies.startsWith(name, begin) && cookies.charAt(equals) == '=') {
                return unquoted(cookies.substring(equals + 1, end).strip());
            }
            begin = end + 1;
        }
        return null;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static String sanitised(String name) {
        StringBuilder clean = new StringBuilder();
        name.codePoints().forEach(c -> clean.append(isTokenCharacter(c) ? (char) c : '_'));
        return clean.toString();
    }

    private static boolean isTokenCharacter(int c) {
        boolean alphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        return alphanumeric || c < 0x80 && "!#$%&'*+-.^`|~".indexOf(c) >= 0;
    }

    private static String attributes(CookieSpec spec) {
        StringBuilder text = new StringBuilder();
        append(text, "; Path=", path(spec.path()));
        append(text, "; Domain=", domain(spec.domain()));
        append(text, "; Max-Age=", spec.maxAge() == 0 ? "" : Integer.toString(Math.max(spec.maxAge(), 0)));
        text.append(spec.httpOnly() ? "; HttpOnly" : "").append(spec.secure() ? "; Secure" : "");
        append(text, "; SameSite=", sameSite(spec.sameSite()));
        return text.toString();
    }

    private static void append(StringBuilder text, String key, String value) {
        if (!value.isEmpty()) {
            text.append(key).append(value);
        }
    }

    private static String path(String path) {
        if (ATTRIBUTE.matcher(path).matches()) {
            return path;
        }
        throw refused("path", path, "a path without semicolons, line ends and characters beyond ASCII");
    }

    private static String domain(String domain) {
        if (DOMAIN.matcher(domain).matches()) {
            return domain.startsWith(".") ? domain.substring(1) : domain;
        }
        throw refused("domain", domain, "a domain such as example.com");
    }

    private static String sameSite(String sameSite) {
        return switch (sameSite.toLowerCase(Locale.ROOT)) {
            case "" -> "";
            case "none" -> "None";
            case "lax" -> "Lax";
            case "strict" -> "Strict";
            default -> throw refused("sameSite", sameSite, "none, lax or strict");
        };
    }

    private static ConfigurationException refused(String key, String value, String expected) {
        return new ConfigurationException(
                "sticky.cookie.%s: \"%s\" is invalid; expected %s".formatted(key, value, expected));
    }
}
