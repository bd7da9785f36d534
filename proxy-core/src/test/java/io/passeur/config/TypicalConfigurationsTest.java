package io.passeur.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.element.DynamicConfiguration;
import io.passeur.element.ElementKinds;
import io.passeur.element.TreeDecoder;
import io.passeur.spec.ServiceType;
import io.passeur.spi.ConfigurationDocument;
import io.passeur.spi.ConfigurationDocument.Format;
import io.passeur.spi.Problem;
import io.passeur.spi.Problem.Severity;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Configurations as people write them. Beside each stand the paths of the problems that it must give: what is not supported
 * yet, and with a tilde what only deserves a warning.
 */
class TypicalConfigurationsTest {

    private static Path folder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(TypicalConfigurationsTest.class.getResource("typical"))
                .toURI());
    }

    private static Stream<Path> files(String prefix) throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> !file.toString().endsWith(".expected"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static Stream<Path> staticFiles() throws IOException, URISyntaxException {
        return files("static-");
    }

    static Stream<Path> dynamicFiles() throws IOException, URISyntaxException {
        return files("dynamic-");
    }

    private static List<String> expected(Path file) throws IOException {
        return Files.readAllLines(Path.of(file + ".expected"));
    }

    private static List<String> paths(List<Problem> problems) {
        return problems.stream()
                .map(problem -> (problem.severity() == Severity.WARNING ? "~" : "") + problem.path())
                .toList();
    }

    @Test
    void areMany() throws IOException, URISyntaxException {
        assertThat(Stream.concat(staticFiles(), dynamicFiles())).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("staticFiles")
    void staticConfigurationLoads(Path file) throws Exception {
        List<Problem> problems;
        try {
            problems = new StaticConfigurationLoader(file.resolveSibling("none"))
                    .load(List.of("--configFile=" + file), Map.of(), folder())
                    .warnings();
        } catch (ConfigurationProblemsException e) {
            problems = e.problems();
        }

        assertThat(paths(problems)).containsExactlyInAnyOrderElementsOf(expected(file));
        assertThat(problems).allSatisfy(problem -> {
            assertThat(Objects.requireNonNull(problem.origin()).line()).isPositive();
            assertThat(Objects.requireNonNull(problem.origin()).source()).isEqualTo(file.toString());
        });
    }

    @ParameterizedTest
    @MethodSource("dynamicFiles")
    void dynamicConfigurationLoads(Path file) throws Exception {
        Format format = file.toString().endsWith(".toml") ? Format.TOML : Format.YAML;

        DynamicConfiguration snapshot = new TreeDecoder(ElementKinds.with(ServiceType.BUILT_IN, List.of()))
                .decode(new DocumentParser()
                        .read(new ConfigurationDocument(file.toString(), format, Files.readString(file))));

        assertThat(paths(snapshot.problems())).containsExactlyInAnyOrderElementsOf(expected(file));
        assertThat(snapshot.origins()).isNotEmpty();
        assertThat(snapshot.origins().values())
                .allSatisfy(origin -> assertThat(origin.line()).isPositive());
    }
}
