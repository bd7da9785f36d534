package io.passeur.entrypoint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form of a path, which rules, middlewares and servers see: unreserved characters are literal, characters that
 * a path must not contain are escaped, escapes are in upper case, and (on request) there are no empty or dot segments.
 */
final class CanonicalPath {

    private static final String PLAIN =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/[]";
    private static final String UNRESERVED = PLAIN.substring(0, PLAIN.indexOf('!'));
    private static final boolean[] IS_PLAIN = table(PLAIN);
    private static final boolean[] IS_UNRESERVED = table(UNRESERVED);

    private CanonicalPath() {}

    private static boolean[] table(String members) {
        boolean[] table = new boolean[128];
        members.chars().forEach(c -> table[c] = true);
        return table;
    }

    /** @return {@code raw} itself if it is canonical already, null if it contains a malformed escape */
    static @Nullable String of(String raw, boolean sanitize) {
        if (isClean(raw, sanitize)) {
            return raw;
        }
        String escaped = escape(raw);
        return escaped == null || !sanitize ? escaped : withoutDots(escaped);
    }

    /** A single pass that covers almost every request. It may return false for a path that turns out to be canonical. */
    private static boolean isClean(String raw, boolean sanitize) {
        boolean afterSlash = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c >= 128 || !IS_PLAIN[c]) {
                return false;
            }
            if (afterSlash && sanitize && (c == '/' || c == '.')) {
                return false;
            }
            afterSlash = c == '/';
        }
        return true;
    }

    private static @Nullable String escape(String raw) {
        StringBuilder out = new StringBuilder(raw.length() + 16);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int octet = Escapes.octet(raw, i);
                if (octet < 0) {
                    return null;
                }
                appendOctet(out, octet);
                i += 2;
            } else if (c < 128 && IS_PLAIN[c]) {
                out.append(c);
            } else {
                i += appendRaw(out, raw, i) - 1;
            }
        }
        return out.toString();
    }

    private static void appendOctet(StringBuilder out, int octet) {
        if (octet < 128 && IS_UNRESERVED[octet]) {
            out.append((char) octet);
        } else {
            Escapes.append(out, octet);
        }
    }

    private static int appendRaw(StringBuilder out, String raw, int at) {
        int codePoint = raw.codePointAt(at);
        Escapes.appendRaw(out, codePoint);
        return Character.charCount(codePoint);
    }

    /** Resolves {@code .}, {@code ..} and doubled slashes; a trailing slash is kept and never added. */
    private static String withoutDots(String path) {
        if (!path.startsWith("/")) {
            return path;
        }
        List<String> kept = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (segment.equals("..")) {
                if (!kept.isEmpty()) {
                    kept.remove(kept.size() - 1);
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.add(segment);
            }
        }
        String joined = "/" + String.join("/", kept);
        return path.endsWith("/") && !kept.isEmpty() ? joined + "/" : joined;
    }
}
