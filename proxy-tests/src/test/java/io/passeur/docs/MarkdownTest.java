package io.passeur.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages wrap at 120 columns, tables excepted, and their links lead somewhere. */
final class MarkdownTest {

    private static final int COLUMNS = 120;

    @TempDir
    private Path folder;

    static List<MarkdownPage> pages() throws IOException {
        return MarkdownPage.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void proseWraps(MarkdownPage page) {
        assertThat(longLines(page)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(MarkdownPage page) throws IOException {
        assertThat(brokenLinks(page)).isEmpty();
    }

    @Test
    void theIndexNamesEveryPage() throws IOException {
        Path docs = MarkdownPage.ROOT.resolve("docs");
        List<Path> named = MarkdownPage.read(docs.resolve("README.md")).links().stream()
                .map(link -> docs.resolve(link.replaceAll("#.*", "")).normalize())
                .toList();
        try (Stream<Path> files = Files.list(docs)) {
            assertThat(files.filter(file -> file.toString().endsWith(".md"))
                            .filter(file -> !file.endsWith("README.md")))
                    .isSubsetOf(named);
        }
    }

    /** The checks themselves. */
    @Test
    void findsLongLinesAndBrokenLinks() throws IOException {
        String much = "word ".repeat(30);
        Path other = Files.writeString(folder.resolve("other.md"), "# What's `x`?\n\n## A\n\n## A\n");
        MarkdownPage page = MarkdownPage.read(Files.writeString(
                folder.resolve("page.md"),
                "# Page\n" + much + "\n| " + much + "|\n```sh\n" + much + "\n[no](none.md)\n```\n"
                        + "[a](other.md#whats-x) [b](other.md#a-1) [c](#page) [d](https://example.com/none)\n"
                        + "[e](none.md) [f](other.md#a-2) [g](#none) `[h](none)`\n"));

        assertThat(MarkdownPage.read(other).anchors()).containsExactlyInAnyOrder("whats-x", "a", "a-1");
        assertThat(longLines(page)).containsExactly("2: " + much);
        assertThat(brokenLinks(page)).containsExactly("none.md", "other.md#a-2", "#none");
    }

    private static List<String> longLines(MarkdownPage page) {
        return Stream.iterate(0, i -> i < page.prose().size(), i -> i + 1)
                .filter(i -> page.prose().get(i).length() > COLUMNS)
                .filter(i -> !page.prose().get(i).startsWith("|"))
                .map(i -> (i + 1) + ": " + page.prose().get(i))
                .toList();
    }

    private static List<String> brokenLinks(MarkdownPage page) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String link : page.links()) {
            if (!link.matches("[a-z]+:.*") && !exists(page, link)) {
                broken.add(link);
            }
        }
        return broken;
    }

    private static boolean exists(MarkdownPage page, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path target = page.file()
                .resolveSibling(parts[0].isEmpty() ? page.file().getFileName().toString() : parts[0]);
        return Files.exists(target)
                && (parts.length < 2 || MarkdownPage.read(target).anchors().contains(parts[1]));
    }
}
