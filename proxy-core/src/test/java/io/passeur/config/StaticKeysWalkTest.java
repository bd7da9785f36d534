package io.passeur.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spi.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every static key that Traefik has must be known: bound, refused as not supported yet, or named as foreign. */
class StaticKeysWalkTest {

    private static final List<String> VALUES = List.of(
            "true",
            "false",
            "7",
            "418",
            "x",
            "json",
            "v2",
            "delete",
            "file",
            ":7",
            "10.0.0.1",
            "detailed",
            "/base",
            "redact",
            "drop",
            "0.5");

    private static final String ENTRY_POINT = "--entrypoints.x.address=:1234";

    private enum Fate {
        BOUND,
        REFUSED,
        FOREIGN,
        UNKNOWN,
        WRONG_VALUE,
        SILENTLY_ACCEPTED
    }

    @TempDir
    private Path folder;

    static Stream<String> keys() throws IOException {
        try (InputStream in = Objects.requireNonNull(StaticKeysWalkTest.class.getResourceAsStream("static-keys.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    @Test
    void knowsThemAll() throws IOException {
        assertThat(keys()).hasSize(540);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyHasAFate(String key) throws IOException {
        Set<Fate> fates = EnumSet.noneOf(Fate.class);
        for (String value : VALUES) {
            fates.add(fate(key.replace("_name_", "x").replace("_n_", "0"), value));
        }

        assertThat(fates).doesNotContain(Fate.UNKNOWN);
        if (isSection(key)) {
            assertThat(fates)
                    .containsAnyOf(Fate.BOUND, Fate.REFUSED, Fate.FOREIGN, Fate.SILENTLY_ACCEPTED, Fate.WRONG_VALUE);
        } else {
            assertThat(fates).containsAnyOf(Fate.BOUND, Fate.REFUSED, Fate.FOREIGN);
        }
    }

    private static boolean isSection(String key) throws IOException {
        return keys().anyMatch(other -> other.startsWith(key + "."));
    }

    private Fate fate(String key, String value) {
        try {
            LoadedConfiguration baseline = load(List.of(ENTRY_POINT));
            LoadedConfiguration changed = load(List.of(ENTRY_POINT, "--" + key + "=" + value));
            if (changed.warnings().stream().anyMatch(StaticKeysWalkTest::isForeign)) {
                return Fate.FOREIGN;
            }
            boolean same = changed.configuration().equals(baseline.configuration())
                    && changed.warnings().equals(baseline.warnings());
            return same ? Fate.SILENTLY_ACCEPTED : Fate.BOUND;
        } catch (ConfigurationProblemsException e) {
            return fate(e.problems());
        }
    }

    private static Fate fate(List<Problem> problems) {
        if (problems.stream().anyMatch(problem -> problem.message().startsWith("unknown"))) {
            return Fate.UNKNOWN;
        }
        boolean refused =
                problems.stream().anyMatch(problem -> problem.message().contains("not supported yet"));
        return refused ? Fate.REFUSED : Fate.WRONG_VALUE;
    }

    private static boolean isForeign(Problem problem) {
        return problem.message().contains("not part of Passeur");
    }

    private LoadedConfiguration load(List<String> flags) throws ConfigurationProblemsException {
        return new StaticConfigurationLoader(folder).load(flags, Map.of(), folder);
    }
}
