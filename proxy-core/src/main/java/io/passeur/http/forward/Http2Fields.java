package io.passeur.http.forward;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http2.HTTP2Session;

/**
 * Makes header fields safe to send. A field that Jetty's encoder cannot encode, or that exceeds the server's limit,
 * ends the session and with it the streams of other clients. Such fields must not reach the encoder.
 */
final class Http2Fields {

    private static final int OVERHEAD = 32;

    private Http2Fields() {}

    /** Adds the field in a form that can be encoded. A field whose name is not a token is omitted. */
    static void add(HttpField field, HttpFields.Mutable to) {
        String value = field.getValue();
        if (field.getHeader() == null && !HeaderNames.isToken(field.getName())) {
            return;
        }
        if (value != null && isSendable(value)) {
            to.add(field);
        } else {
            to.add(new HttpField(field.getHeader(), field.getName(), value == null ? "" : clean(value)));
        }
    }

    private static boolean isSendable(String value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == 0x7f || c > 0xff) {
                return false;
            }
        }
        return length == 0 || (value.charAt(0) != ' ' && value.charAt(length - 1) != ' ');
    }

    /**
     * Replaces control characters with spaces. Characters outside ISO 8859-1 can only come from the configuration, and
     * are sent in UTF-8.
     */
    private static String clean(String value) {
        boolean latin = value.chars().allMatch(c -> c <= 0xff);
        StringBuilder text = new StringBuilder(latin ? value : asBytes(value));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7f) {
                text.setCharAt(i, ' ');
            }
        }
        return text.toString().strip();
    }

    private static String asBytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** A request target in UTF-8, unchanged except that spaces and control characters are percent-encoded. */
    static String target(String target) {
        if (target.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return target;
        }
        StringBuilder escaped = new StringBuilder();
        for (char c : asBytes(target).toCharArray()) {
            if (c <= ' ' || c == 0x7f) {
                escaped.append('%').append(Integer.toHexString(0x100 | c).substring(1));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /**
     * Whether the fields fit within the server's limit. @param more the length of what is sent with them, in characters
     */
    static boolean fit(HttpFields fields, int more, HTTP2Session session) {
        int limit = session.getGenerator().getHpackEncoder().getMaxHeaderListSize();
        long size = more;
        for (HttpField field : fields) {
            size += OVERHEAD + field.getName().length() + valueOf(field).length();
        }
        return limit <= 0 || size <= limit;
    }

    private static String valueOf(HttpField field) {
        return field.getValue() == null ? "" : field.getValue();
    }

    /** The size of a request's pseudo fields. */
    static int pseudoSize(String method, String authority, String path) {
        String names = ":method:scheme:authority:path" + "https";
        return 4 * OVERHEAD + names.length() + method.length() + authority.length() + path.length();
    }
}
