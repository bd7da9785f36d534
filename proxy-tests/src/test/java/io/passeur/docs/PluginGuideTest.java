package io.passeur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/plugins.md} shows the files of {@code plugins/example}, all of them, as they are. */
final class PluginGuideTest {

    private static final Path GUIDE = Path.of("../docs/plugins.md");
    private static final Path EXAMPLE = Path.of("../plugins/example");
    private static final Pattern SAMPLE =
            Pattern.compile("^`([^`\n]+)`\n\n```[a-z]+(?: dynamic)?\n(.*?\n)```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void showsTheExampleAsItIs() throws IOException {
        assertThat(shown()).isEqualTo(existing()).isNotEmpty();
    }

    private static Map<String, String> shown() throws IOException {
        Map<String, String> samples = new TreeMap<>();
        Matcher sample = SAMPLE.matcher(Files.readString(GUIDE));
        while (sample.find()) {
            samples.put(sample.group(1), sample.group(2));
        }
        return samples;
    }

    private static Map<String, String> existing() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(EXAMPLE)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path relative = EXAMPLE.relativize(file);
                if (!relative.startsWith("target")) {
                    files.put(relative.toString(), Files.readString(file));
                }
            }
        }
        return files;
    }
}
