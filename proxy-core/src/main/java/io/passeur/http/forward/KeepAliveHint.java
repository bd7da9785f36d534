package io.passeur.http.forward;

import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** The timeout that a server announces with {@code Keep-Alive: timeout=5}. */
final class KeepAliveHint {

    private static final int MAX_DIGITS = 9;

    private KeepAliveHint() {}

    /** The announced time, or null if there is none. */
    static @Nullable Duration of(List<HttpField> fields) {
        for (HttpField field : fields) {
            if (field.getHeader() == HttpHeader.KEEP_ALIVE && field.getValue() != null) {
                return parse(field.getValue());
            }
        }
        return null;
    }

    private static @Nullable Duration parse(String value) {
        for (String part : value.split(",", -1)) {
            String parameter = part.strip();
            if (parameter.regionMatches(true, 0, "timeout=", 0, 8)) {
                String seconds = parameter.substring(8).strip();
                if (!seconds.isEmpty()
                        && seconds.length() <= MAX_DIGITS
                        && seconds.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    return Duration.ofSeconds(Long.parseLong(seconds));
                }
            }
        }
        return null;
    }
}
