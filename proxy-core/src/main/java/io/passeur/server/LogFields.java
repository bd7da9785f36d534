package io.passeur.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** What both formats of the log tell about an event. */
final class LogFields {

    private LogFields() {}

    /** Seconds and an offset, {@code 2026-07-24T10:33:15+02:00}. */
    static String time(ILoggingEvent event, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Instant.ofEpochMilli(event.getTimeStamp())
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(zone));
    }

    /** Keys and values of the event, then those of its thread. */
    static Map<String, @Nullable Object> of(ILoggingEvent event) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                fields.put(pair.key, pair.value);
            }
        }
        fields.putAll(event.getMDCPropertyMap());
        if (event.getThrowableProxy() != null) {
            fields.putIfAbsent(
                    "error",
                    event.getThrowableProxy().getClassName() + ": "
                            + event.getThrowableProxy().getMessage());
        }
        return fields;
    }

    /** The stack trace of what was thrown, or nothing. */
    static String trace(ILoggingEvent event) {
        return event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
    }
}
