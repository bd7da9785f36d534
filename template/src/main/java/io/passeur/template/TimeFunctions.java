package io.passeur.template;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Dates in Go's layouts ({@code 2006-01-02}). */
final class TimeFunctions {

    private TimeFunctions() {}

    static void addTo(FunctionTable table, Clock clock) {
        table.add("now", 0, args -> ZonedDateTime.now(clock));
        table.add("date", 2, args -> GoTime.format(args.text(0), time(args.value(1), clock)));
        DurationFunctions.addTo(table, clock);
        table.add("htmlDate", 1, args -> GoTime.format("2006-01-02", time(args.value(0), clock)));
        table.add(
                "htmlDateInZone",
                2,
                args -> GoTime.format(
                        "2006-01-02", time(args.value(0), clock).withZoneSameInstant(zone(args.text(1), clock))));
        table.add("dateInZone", 3, args -> GoTime.format(args.text(0), inZone(args, clock)));
        table.add(
                "unixEpoch", 1, args -> Long.toString(time(args.value(0), clock).toEpochSecond()));
        table.alias("date_in_zone", "dateInZone");
    }

    /** A time, or seconds since 1970; now for everything else, as in sprig. */
    static ZonedDateTime time(@Nullable Object value, Clock clock) {
        if (value instanceof ZonedDateTime time) {
            return time;
        }
        return value instanceof Long seconds
                ? Instant.ofEpochSecond(seconds).atZone(clock.getZone())
                : ZonedDateTime.now(clock);
    }

    private static ZonedDateTime inZone(FunctionArguments args, Clock clock) {
        return time(args.value(1), clock).withZoneSameInstant(zone(args.text(2), clock));
    }

    private static ZoneId zone(String name, Clock clock) {
        if (name.equals("Local")) {
            return clock.getZone();
        }
        try {
            return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new FunctionFailure("unknown time zone " + name);
        }
    }
}
