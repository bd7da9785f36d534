package io.passeur.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import io.passeur.toolkit.json.GoEscapes;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** {@code 2026-07-24T10:33:15+02:00 INF message key=value}. */
final class CommonLineLayout extends LayoutBase<ILoggingEvent> {

    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^\"=\\\\]]+");
    private static final int GREY = 90;
    private static final int CYAN = 36;

    private final ZoneId zone;
    private final boolean colours;
    private final boolean withLogger;

    /** @param withLogger whether the name of the logger stands in front of the message */
    CommonLineLayout(ZoneId zone, boolean colours, boolean withLogger) {
        this.zone = zone;
        this.colours = colours;
        this.withLogger = withLogger;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(128);
        paint(line, LogFields.time(event, zone), GREY).append(' ');
        paint(line, word(event.getLevel()), colour(event.getLevel())).append(' ');
        if (withLogger) {
            line.append(event.getLoggerName()).append(" > ");
        }
        line.append(event.getFormattedMessage());
        LogFields.of(event).forEach((key, value) -> {
            paint(line.append(' '), key + "=", CYAN).append(quoted(String.valueOf(value)));
        });
        return line.append('\n').append(LogFields.trace(event)).toString();
    }

    private StringBuilder paint(StringBuilder line, String text, int colour) {
        return colours
                ? line.append("\u001b[").append(colour).append('m').append(text).append("\u001b[0m")
                : line.append(text);
    }

    private static String quoted(String value) {
        return PLAIN.matcher(value).matches() ? value : GoEscapes.LOG.quoted(value);
    }

    private static String word(Level level) {
        return switch (level.toInt()) {
            case Level.TRACE_INT -> "TRC";
            case Level.DEBUG_INT -> "DBG";
            case Level.WARN_INT -> "WRN";
            case Level.ERROR_INT -> "ERR";
            default -> "INF";
        };
    }

    private static int colour(Level level) {
        return switch (level.toInt()) {
            case Level.TRACE_INT -> 34;
            case Level.DEBUG_INT -> 0;
            case Level.WARN_INT -> 33;
            case Level.ERROR_INT -> 31;
            default -> 32;
        };
    }
}
