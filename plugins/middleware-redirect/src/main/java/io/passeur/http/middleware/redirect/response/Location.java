package io.passeur.http.middleware.redirect.response;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prepares the result of a rule for the {@code Location} header. */
final class Location {

    private static final int PORT_DIGITS = 5;
    private static final Pattern PARTS =
            Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(.*)", Pattern.DOTALL);
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[^@\\[\\]]*@)?(?:\\[[0-9A-Fa-f:.%]+]|[^\\s:@\\[\\]<>\"%\\\\^`{|}]*)" + "(?::[0-9]{0,"
                    + PORT_DIGITS + "})?");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private Location() {}

    /**
     * The URL with its scheme in lower case and with invalid characters escaped, or null if it is not a URL because of
     * a control character, an invalid escape in the path, or an invalid host or port.
     */
    static @Nullable String of(String url) {
        Matcher parts = PARTS.matcher(url);
        if (url.chars().anyMatch(Character::isISOControl) || !parts.matches()) {
            return null;
        }
        String scheme = parts.group(1);
        String authority = parts.group(2);
        String path = parts.group(3);
        boolean possible = isPath(path, scheme == null && authority == null)
                && (authority == null || AUTHORITY.matcher(authority).matches());
        return possible ? escaped(lowerCaseScheme(url, scheme)) : null;
    }

    private static boolean isPath(String path, boolean relative) {
        boolean colonInFirstSegment = relative && path.split("/", 2)[0].contains(":");
        return !colonInFirstSegment && !BROKEN_ESCAPE.matcher(path).find();
    }

    private static String lowerCaseScheme(String url, @Nullable String scheme) {
        return scheme == null ? url : scheme.toLowerCase(Locale.ROOT) + url.substring(scheme.length());
    }

    private static String escaped(String url) {
        if (url.chars().noneMatch(Location::needsEscape)) {
            return url;
        }
        StringBuilder escaped = new StringBuilder(url.length() + 16);
        for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            escaped.append(needsEscape(c) ? "%%%02X".formatted(c) : (char) c);
        }
        return escaped.toString();
    }

    private static boolean needsEscape(int c) {
        return c <= ' ' || c >= 0x7f || "\"<>\\^`{|}".indexOf(c) >= 0;
    }
}
