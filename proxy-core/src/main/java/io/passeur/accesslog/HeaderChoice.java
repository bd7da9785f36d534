package io.passeur.accesslog;

import io.passeur.config.AccessLogConfiguration.Headers;
import io.passeur.config.AccessLogConfiguration.ValueMode;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Which headers are kept, and how. Immutable. */
final class HeaderChoice {

    static final String REDACTED = "REDACTED";

    private final ValueMode usual;
    private final Map<String, ValueMode> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    HeaderChoice(Headers headers) {
        usual = headers.defaultMode();
        names.putAll(headers.names());
    }

    ValueMode mode(String name) {
        return names.isEmpty() ? usual : names.getOrDefault(name, usual);
    }

    /** Whether no header is kept, whatever its name. */
    boolean keepsNone() {
        return usual == ValueMode.DROP && names.values().stream().allMatch(mode -> mode == ValueMode.DROP);
    }

    /** What is written for the fields of that name; null for nothing. */
    @Nullable
    String value(HttpFields fields, HttpHeader header) {
        return switch (mode(header.asString())) {
            case DROP -> null;
            case KEEP -> joined(fields, header);
            case REDACT -> fields.contains(header) ? REDACTED : null;
        };
    }

    private static @Nullable String joined(HttpFields fields, HttpHeader header) {
        String joined = null;
        for (int i = 0; i < fields.size(); i++) {
            HttpField field = fields.getField(i);
            if (field.getHeader() == header) {
                joined = join(joined, value(field));
            }
        }
        return joined;
    }

    static String value(HttpField field) {
        return field.getValue() == null ? "" : HeaderOctets.asMeant(field.getValue());
    }

    static String join(@Nullable String before, String next) {
        return before == null ? next : before + "," + next;
    }
}
