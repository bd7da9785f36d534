package io.passeur.distribution;

import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names of skipped tests by reason. */
record SkippedReasons(Map<String, TreeSet<String>> byReason) {

    @SuppressWarnings("SystemOut")
    void print() {
        System.out.println(text());
    }

    String text() {
        if (byReason.isEmpty()) {
            return "Skipped tests: none";
        }
        return byReason.entrySet().stream()
                .map(entry -> "  " + entry.getKey() + ": " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("\n", "Skipped tests:\n", ""));
    }
}
