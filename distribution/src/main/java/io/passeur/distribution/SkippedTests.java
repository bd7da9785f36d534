package io.passeur.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Prints which tests were skipped in all modules, by the reason that they gave. */
public final class SkippedTests {

    private SkippedTests() {}

    /** Arguments: the root of the checkout, and when the build began; older reports are of earlier builds. */
    public static void main(String[] arguments) throws IOException {
        reasons(Path.of(arguments[0]), Instant.parse(arguments[1])).print();
    }

    static SkippedReasons reasons(Path root, Instant since) throws IOException {
        Map<String, TreeSet<String>> found = new TreeMap<>();
        for (Path report : reports(root, since)) {
            for (SkippedTest test : SkippedTest.in(report)) {
                found.computeIfAbsent(test.reason(), reason -> new TreeSet<>()).add(test.name());
            }
        }
        return new SkippedReasons(found);
    }

    private static List<Path> reports(Path root, Instant since) throws IOException {
        try (Stream<Path> files = Files.find(
                root,
                6,
                (file, attributes) -> isReport(file)
                        && !attributes.lastModifiedTime().toInstant().isBefore(since))) {
            return files.sorted().toList();
        }
    }

    private static boolean isReport(Path file) {
        Path folder = file.getParent();
        return folder != null
                && folder.endsWith("target/surefire-reports")
                && file.getFileName().toString().matches("TEST-.*\\.xml");
    }
}
