package io.passeur.provider.docker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RunningProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From a recorded list, served by an engine on a Unix socket, to the configuration that the provider pushes. */
@Timeout(120)
class LabelTableTest {

    private static final String TABLE = "containers.table";

    @TempDir
    Path folder;

    static List<TableRow> rows() {
        return TableRow.read(TABLE);
    }

    @Test
    void theTableIsLongEnoughAndNoTitleIsTwiceInIt() {
        assertThat(rows())
                .extracting(TableRow::title)
                .hasSizeGreaterThanOrEqualTo(100)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void containersBecome(TableRow row) {
        try (FakeEngine engine = new FakeEngine(folder).lists(TestContainer.list(row.containers()))) {
            var settings = new java.util.LinkedHashMap<String, Object>(row.settings());
            settings.put("endpoint", engine.endpoint());
            settings.put("watch", "false");
            Set<String> own = row.own().isEmpty() ? Set.of() : Set.of(row.own());
            try (RunningProvider provider = DockerProviders.start(settings, own, row.environment())) {
                List<String> actual = Rendering.lines(requireNonNull(provider.poll()));
                assertThat(actual).isEqualTo(withoutLog(row.expected()));
                row.expected().stream()
                        .filter(LabelTableTest::isLog)
                        .forEach(line -> assertThat(provider.log()).contains(line.substring("log ".length())));
            }
        }
    }

    private static List<String> withoutLog(List<String> lines) {
        return lines.stream().filter(line -> !isLog(line)).toList();
    }

    private static boolean isLog(String line) {
        return line.startsWith("log ");
    }
}
