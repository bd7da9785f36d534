package io.passeur.publishedapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spi.Plugin;
import io.passeur.testing.TestingProxy;
import io.passeur.toolkit.GoDuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No signature that a plugin may use disappears unnoticed: all of them stand in a file for each published module. Until the
 * first release this file is what a change is compared with; after it, japicmp compares with the release as well.
 */
class PublishedApiTest {

    private static final boolean WRITE = Boolean.getBoolean("api.write");

    @ParameterizedTest
    @CsvSource({"proxy-spi", "proxy-toolkit", "proxy-testing"})
    void noPublishedSignatureDisappears(String module) throws Exception {
        SortedSet<String> present = ApiSignatures.of(type(module));
        Path baseline = Path.of("src/test/api", module + ".txt");
        if (WRITE) {
            Files.createDirectories(baseline.getParent());
            Files.write(baseline, present);
        }
        var missing = new TreeSet<>(Files.readAllLines(baseline));
        assertThat(missing).isNotEmpty();
        missing.removeAll(present);
        assertThat(missing)
                .as("signatures that plugins may use and that are gone; if that is meant, see CONTRIBUTING.md")
                .isEmpty();
    }

    private static Class<?> type(String module) {
        return switch (module) {
            case "proxy-spi" -> Plugin.class;
            case "proxy-toolkit" -> GoDuration.class;
            default -> TestingProxy.class;
        };
    }
}
