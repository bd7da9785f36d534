package io.passeur.template;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Times in Go's layouts, which show how the reference time Mon Jan 2 15:04:05 MST 2006 is written. */
final class GoTime {

    /** A longer element comes before a shorter one that it starts with. */
    private static final Map<String, String> WORDS = words();

    private GoTime() {}

    static String standard(ZonedDateTime time) {
        return format("2006-01-02 15:04:05 -0700 MST", time);
    }

    static String format(String layout, ZonedDateTime time) {
        return formatter(layout).toFormatter(Locale.ENGLISH).format(time);
    }

    /**
     * Reads a time. What the layout lacks is as early as possible; without a zone the text is about {@code zone}.
     *
     * @throws DateTimeException if the text is not in the layout
     */
    static ZonedDateTime parse(String layout, String text, ZoneId zone) {
        DateTimeFormatter formatter = formatter(layout)
                .parseDefaulting(ChronoField.YEAR, 0)
                .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
                .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
                .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                .toFormatter(Locale.ENGLISH);
        TemporalAccessor read = formatter.parse(text);
        ZoneId written = read.query(TemporalQueries.zone());
        return LocalDateTime.of(LocalDate.from(read), LocalTime.from(read)).atZone(written == null ? zone : written);
    }

    private static DateTimeFormatterBuilder formatter(String layout) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        int position = 0;
        while (position < layout.length()) {
            String word = wordAt(layout, position);
            if (word.isEmpty()) {
                builder.appendLiteral(layout.charAt(position++));
            } else {
                builder.appendPattern(WORDS.getOrDefault(word, ""));
                position += word.length();
            }
        }
        return builder;
    }

    private static String wordAt(String layout, int position) {
        for (String word : WORDS.keySet()) {
            if (layout.startsWith(word, position)) {
                return word;
            }
        }
        return "";
    }

    private static Map<String, String> words() {
        String[] pairs = {
            "January",
            "MMMM",
            "Jan",
            "MMM",
            "Monday",
            "EEEE",
            "Mon",
            "EEE",
            "MST",
            "zzz",
            "2006",
            "uuuu",
            "-07:00",
            "xxx",
            "-0700",
            "xx",
            "-07",
            "x",
            "Z07:00",
            "XXX",
            "Z0700",
            "XX",
            ".000000000",
            ".SSSSSSSSS",
            ".000000",
            ".SSSSSS",
            ".000",
            ".SSS",
            "002",
            "DDD",
            "01",
            "MM",
            "02",
            "dd",
            "03",
            "hh",
            "04",
            "mm",
            "05",
            "ss",
            "06",
            "uu",
            "15",
            "HH",
            "PM",
            "a",
            "1",
            "M",
            "2",
            "d",
            "3",
            "h",
            "4",
            "m",
            "5",
            "s"
        };
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }
}
