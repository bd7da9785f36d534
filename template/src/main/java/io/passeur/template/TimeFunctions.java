package io.passeur.template;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Dates in Go's layouts ({@code 2006-01-02}). */
final class TimeFunctions {

    private TimeFunctions() {}

    static void addTo(FunctionTable table, Clock clock) {
        table.add("now", 0, args -> ZonedDateTime.now(clock));
        table.add("date", 2, args -> GoTime.format(args.text(0), time(args.value(1), clock)));
        table.add("htmlDate", 1, args -> GoTime.format("2006-01-02", time(args.value(0), clock)));
        table.add("dateInZone", 3, args -> GoTime.format(args.text(0), inZone(args, clock)));
        table.add(
                "unixEpoch", 1, args -> Long.toString(time(args.value(0), clock).toEpochSecond()));
    }

    /** A time, or seconds since 1970; now for everything else, as in sprig. */
    private static ZonedDateTime time(@Nullable Object value, Clock clock) {
        if (value instanceof ZonedDateTime time) {
            return time;
        }
        return value instanceof Long seconds
                ? Instant.ofEpochSecond(seconds).atZone(clock.getZone())
                : ZonedDateTime.now(clock);
    }

    private static ZonedDateTime inZone(FunctionArguments args, Clock clock) {
        try {
            return time(args.value(1), clock).withZoneSameInstant(ZoneId.of(args.text(2)));
        } catch (DateTimeException e) {
            throw new FunctionFailure("unknown time zone " + args.text(2));
        }
    }
}
