package io.passeur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} names every package of the core. */
final class ArchitectureGuideTest {

    private static final Path CORE = MarkdownPage.ROOT.resolve("proxy-core/src/main/java/io/passeur");

    @Test
    void namesEveryPackage() throws IOException {
        List<String> rows = Files.readAllLines(MarkdownPage.ROOT.resolve("docs/architecture.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .toList();
        try (Stream<Path> sources = Files.walk(CORE)) {
            assertThat(sources.filter(file -> file.endsWith("package-info.java"))
                            .map(file ->
                                    CORE.relativize(file.getParent()).toString().replace('/', '.')))
                    .allSatisfy(name -> assertThat(rows).anyMatch(row -> row.contains("`" + name + "`")));
        }
    }
}
