package io.passeur.template;

import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.GoDuration;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions on the time between two times, and on written times. Those without {@code must} hide what fails, as in sprig. */
final class DurationFunctions {

    private static final ZonedDateTime NONE = ZonedDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final Map<String, Duration> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("y", Duration.ofDays(365));
        UNITS.put("mo", Duration.ofDays(30));
        UNITS.put("d", Duration.ofDays(1));
        UNITS.put("h", Duration.ofHours(1));
        UNITS.put("m", Duration.ofMinutes(1));
        UNITS.put("s", Duration.ofSeconds(1));
    }

    private DurationFunctions() {}

    static void addTo(FunctionTable table, Clock clock) {
        table.add("ago", 1, args -> written(since(TimeFunctions.time(args.value(0), clock), clock)));
        table.add("duration", 1, args -> written(Duration.ofSeconds(seconds(args.value(0)))));
        table.add("durationRound", 1, args -> rounded(duration(args.value(0), clock)));
        table.add("dateModify", 2, args -> modified(args, false));
        table.add("mustDateModify", 2, args -> modified(args, true));
        table.alias("date_modify", "dateModify").alias("must_date_modify", "mustDateModify");
        table.add("toDate", 2, args -> date(args, clock, false));
        table.add("mustToDate", 2, args -> date(args, clock, true));
    }

    private static Duration since(ZonedDateTime time, Clock clock) {
        return Duration.between(time, clock.instant().atZone(clock.getZone()));
    }

    private static long seconds(@Nullable Object value) {
        if (value instanceof Long number) {
            return number;
        }
        return value instanceof String text ? NumberConversions.decimal(text) : 0;
    }

    /** Whole seconds in Go's form, {@code 1h2m3s}. */
    private static String written(Duration duration) {
        long seconds = Math.abs(duration.plusMillis(500).toSeconds());
        String hours = seconds >= 3600 ? seconds / 3600 + "h" : "";
        String minutes = seconds >= 60 ? seconds / 60 % 60 + "m" : "";
        return (duration.toSeconds() < 0 ? "-" : "") + hours + minutes + seconds % 60 + "s";
    }

    private static Duration duration(@Nullable Object value, Clock clock) {
        if (value instanceof ZonedDateTime time) {
            return since(time, clock);
        }
        if (value instanceof Long nanos) {
            return Duration.ofNanos(nanos);
        }
        return value instanceof String text ? parsed(text, Duration.ZERO) : Duration.ZERO;
    }

    private static Duration parsed(String text, Duration fallback) {
        try {
            return GoDuration.parse(text);
        } catch (ConfigurationException e) {
            return fallback;
        }
    }

    /** The largest unit of which there is more than one. */
    private static String rounded(Duration duration) {
        Duration size = duration.abs();
        for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
            if (size.compareTo(unit.getValue()) > 0) {
                return size.dividedBy(unit.getValue()) + unit.getKey();
            }
        }
        return "0s";
    }

    private static ZonedDateTime modified(FunctionArguments args, boolean strict) {
        if (!(args.value(1) instanceof ZonedDateTime time)) {
            throw new FunctionFailure("argument 2 is " + GoText.of(args.value(1)) + ", expected a time, as of \"now\"");
        }
        try {
            return time.plus(GoDuration.parse(args.text(0)));
        } catch (ConfigurationException e) {
            if (strict) {
                throw new FunctionFailure(String.valueOf(e.getMessage()));
            }
            return time;
        }
    }

    private static ZonedDateTime date(FunctionArguments args, Clock clock, boolean strict) {
        try {
            return GoTime.parse(args.text(0), args.text(1), clock.getZone());
        } catch (DateTimeException e) {
            if (strict) {
                throw new FunctionFailure(
                        "\"" + args.text(1) + "\" is not a time in the layout \"" + args.text(0) + "\"");
            }
            return NONE;
        }
    }
}
