package io.passeur.accesslog;

import io.passeur.config.AccessLogConfiguration.QueryParameters;
import io.passeur.config.AccessLogConfiguration.ValueMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Which query parameters the path keeps, and how. Immutable. */
final class QueryChoice {

    private final ValueMode usual;
    private final Map<String, ValueMode> names;

    QueryChoice(QueryParameters parameters) {
        usual = parameters.defaultMode();
        names = new HashMap<>(parameters.names());
    }

    /** @param target path and query */
    String shown(String target) {
        int mark = target.indexOf('?');
        if (mark < 0 || usual == ValueMode.KEEP && names.isEmpty()) {
            return target;
        }
        StringBuilder shown = new StringBuilder(target.length()).append(target, 0, mark);
        char separator = '?';
        for (int from = mark + 1; from <= target.length(); ) {
            int end = end(target, from);
            String parameter = shownParameter(target.substring(from, end));
            if (!parameter.isEmpty()) {
                shown.append(separator).append(parameter);
                separator = '&';
            }
            from = end + 1;
        }
        return shown.toString();
    }

    private static int end(String target, int from) {
        int end = target.indexOf('&', from);
        return end < 0 ? target.length() : end;
    }

    private String shownParameter(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        return switch (names.getOrDefault(decoded(name), usual)) {
            case KEEP -> parameter;
            case DROP -> "";
            case REDACT -> equals < 0 ? parameter : name + "=" + HeaderChoice.REDACTED;
        };
    }

    private String decoded(String name) {
        try {
            return names.isEmpty() ? name : URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not an escape; it is taken literally.
            return name;
        }
    }
}
