package io.passeur.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One object a line: {@code {"level":"info",…,"time":"2026-07-24T10:33:15+02:00","message":"…"}}. */
final class JsonLineLayout extends LayoutBase<ILoggingEvent> {

    private final ZoneId zone;

    JsonLineLayout(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160).append("{\"level\":");
        line.append(quoted(event.getLevel().toString().toLowerCase(Locale.ROOT)));
        LogFields.of(event)
                .forEach((key, value) ->
                        line.append(',').append(quoted(key)).append(':').append(json(value)));
        String trace = LogFields.trace(event);
        if (!trace.isEmpty()) {
            line.append(",\"stack\":").append(quoted(trace));
        }
        return line.append(",\"time\":")
                .append(quoted(LogFields.time(event, zone)))
                .append(",\"message\":")
                .append(quoted(event.getFormattedMessage()))
                .append("}\n")
                .toString();
    }

    private static String json(@Nullable Object value) {
        boolean plain = value == null
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Double number && Double.isFinite(number);
        return plain ? String.valueOf(value) : quoted(String.valueOf(value));
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            append(quoted, text.charAt(i));
        }
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, char c) {
        switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (c < 0x20 || c == 0x7f) {
                    quoted.append(String.format("\\u%04x", (int) c));
                } else {
                    quoted.append(c);
                }
            }
        }
    }
}
