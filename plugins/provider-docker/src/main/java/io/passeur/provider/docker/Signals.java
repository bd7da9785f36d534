package io.passeur.provider.docker;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signals as engines and images write them: {@code 15}, {@code SIGTERM}, {@code TERM}, {@code RTMIN+3}. */
final class Signals {

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("HUP", 1),
            Map.entry("INT", 2),
            Map.entry("QUIT", 3),
            Map.entry("ABRT", 6),
            Map.entry("KILL", 9),
            Map.entry("USR1", 10),
            Map.entry("USR2", 12),
            Map.entry("ALRM", 14),
            Map.entry("TERM", 15),
            Map.entry("PWR", 30),
            Map.entry("WINCH", 28));
    private static final Pattern REAL_TIME = Pattern.compile("RTMIN(?:\\+(\\d{1,2}))?");
    private static final int FIRST_REAL_TIME = 34;
    private static final Set<Integer> DEADLY = Set.of(2, 9, 15);

    private Signals() {}

    /** Whether the signal ends almost every process. Other signals may request a new log file or a reload. */
    static boolean isDeadly(String signal) {
        return signal.isEmpty() || DEADLY.contains(number(signal));
    }

    static boolean isSame(String one, String other) {
        return number(one) == number(other);
    }

    /** @return 0 for text that is not a signal */
    private static int number(String signal) {
        String name = signal.strip().toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        if (name.matches("\\d{1,3}")) {
            return Integer.parseInt(name);
        }
        Matcher realTime = REAL_TIME.matcher(name);
        if (realTime.matches()) {
            return FIRST_REAL_TIME + (realTime.group(1) == null ? 0 : Integer.parseInt(realTime.group(1)));
        }
        return NUMBERS.getOrDefault(name, 0);
    }
}
