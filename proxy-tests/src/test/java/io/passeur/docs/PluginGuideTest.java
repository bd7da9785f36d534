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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each page of {@code docs/plugins} shows the files of its example, all of them, as they are. */
final class PluginGuideTest {

    private static final Path PAGES = Path.of("../docs/plugins");
    private static final Path PLUGINS = Path.of("../plugins");
    private static final Pattern SAMPLE =
            Pattern.compile("^`([^`\n]+)`\n\n```[a-z]+(?: dynamic)?\n(.*?\n)```$", Pattern.MULTILINE | Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({
        "middleware.md, example",
        "sub-requests.md, example-subrequest",
        "provider.md, example-provider",
        "certificate-resolver.md, example-resolver"
    })
    void aPageShowsItsExampleAsItIs(String page, String example) throws IOException {
        assertThat(shown(PAGES.resolve(page)))
                .isEqualTo(existing(PLUGINS.resolve(example)))
                .isNotEmpty();
    }

    @Test
    void theIndexNamesEveryExample() throws IOException {
        String index = Files.readString(PAGES.resolve("README.md"));
        try (Stream<Path> all = Files.list(PLUGINS)) {
            assertThat(all.map(path -> path.getFileName().toString()).filter(name -> name.startsWith("example")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(index).contains("| `plugins/" + name + "` |"));
        }
    }

    private static Map<String, String> shown(Path page) throws IOException {
        Map<String, String> samples = new TreeMap<>();
        Matcher sample = SAMPLE.matcher(Files.readString(page));
        while (sample.find()) {
            samples.put(sample.group(1), sample.group(2));
        }
        return samples;
    }

    private static Map<String, String> existing(Path example) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(example)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path relative = example.relativize(file);
                if (!relative.startsWith("target")) {
                    files.put(relative.toString(), Files.readString(file));
                }
            }
        }
        return files;
    }
}
