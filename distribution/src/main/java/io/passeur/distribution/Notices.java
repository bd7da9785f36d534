package io.passeur.distribution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The notices that libraries ask to pass on: each text once, under the names of the libraries that have it. */
final class Notices {

    private Notices() {}

    static String of(List<Library> libraries, String ours) {
        Map<String, TreeSet<String>> users = new LinkedHashMap<>();
        for (Library library : libraries) {
            if (!library.notice().isBlank()) {
                users.computeIfAbsent(library.notice().strip(), text -> new TreeSet<>())
                        .add(library.artifact());
            }
        }
        return users.entrySet().stream()
                .map(entry -> section(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining("", ours, ""));
    }

    private static String section(TreeSet<String> libraries, String text) {
        String title = String.join(", ", libraries);
        return "\n" + title + "\n" + "-".repeat(Math.min(title.length(), 100)) + "\n\n" + text + "\n";
    }
}
