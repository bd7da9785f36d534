package io.passeur.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each link between pages leads to a file and a heading, among the sources and in the unpacked distribution. */
class LinksTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern CODE = Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    @Test
    void leadSomewhereAmongTheSources() throws IOException {
        assertThat(broken(ROOT, Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs", "examples")))
                .isEmpty();
    }

    @Test
    void leadSomewhereInTheDistribution() throws IOException {
        assertThat(broken(Distribution.HOME, Stream.of("."))).isEmpty();
    }

    private static List<String> broken(Path root, Stream<String> places) throws IOException {
        List<Path> pages = places.map(root::resolve).flatMap(LinksTest::pages).toList();
        assertThat(pages).hasSizeGreaterThan(15);
        return pages.stream().flatMap(LinksTest::brokenLinks).toList();
    }

    private static Stream<Path> pages(Path place) {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> brokenLinks(Path page) {
        return LINK.matcher(text(page))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://") && !leadsSomewhere(page, link))
                .map(link -> page + ": " + link);
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        return Files.exists(target) && (parts.length == 1 || anchors(target).anyMatch(parts[1]::equals));
    }

    private static Stream<String> anchors(Path page) {
        return HEADING.matcher(text(page)).results().map(LinksTest::anchor);
    }

    /** As GitHub makes it. */
    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\w\\- ]", "")
                .replace(' ', '-');
    }

    private static String text(Path page) {
        try {
            return CODE.matcher(Files.readString(page)).replaceAll("");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
