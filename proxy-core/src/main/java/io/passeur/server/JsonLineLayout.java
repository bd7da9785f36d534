package io.passeur.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import io.passeur.toolkit.json.GoEscapes;
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

    private static String quoted(String text) {
        return GoEscapes.LOG.quoted(text);
    }
}
