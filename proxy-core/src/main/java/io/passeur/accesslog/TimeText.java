package io.passeur.accesslog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * Times of a zone in the forms that the formats need. What changes once a second is formatted once a second. Not
 * thread-safe.
 */
final class TimeText {

    private static final DateTimeFormatter CLF = DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", Locale.ENGLISH);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OFFSET =
            new DateTimeFormatterBuilder().appendOffset("+HH:MM", "Z").toFormatter(Locale.ROOT);

    private final ZoneId zone;
    private long second = Long.MIN_VALUE;
    private byte[] clf = {};
    private byte[] seconds = {};
    private byte[] offset = {};

    TimeText(ZoneId zone) {
        this.zone = zone;
    }

    private void to(Instant time) {
        if (time.getEpochSecond() != second) {
            second = time.getEpochSecond();
            OffsetDateTime here = time.atZone(zone).toOffsetDateTime();
            clf = bytes(CLF.format(here));
            seconds = bytes(SECONDS.format(here));
            offset = bytes(OFFSET.format(here));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** {@code 24/Jul/2026:10:33:15 +0200}. */
    void clf(Instant time, LineBuffer line) {
        to(time);
        line.raw(clf);
    }

    /** {@code 2026-07-24T10:33:15+02:00}. */
    void rfc3339(Instant time, LineBuffer line) {
        to(time);
        line.raw(seconds).raw(offset);
    }

    /** The same with the fraction of the second, without trailing zeros. */
    void rfc3339Nano(Instant time, LineBuffer line) {
        to(time);
        line.raw(seconds);
        int nanos = time.getNano();
        if (nanos > 0) {
            int width = 9;
            while (nanos % 10 == 0) {
                nanos /= 10;
                width--;
            }
            line.raw('.').number(nanos, width);
        }
        line.raw(offset);
    }
}
