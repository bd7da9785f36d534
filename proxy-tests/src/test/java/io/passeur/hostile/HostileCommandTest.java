package io.passeur.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.plugin.PluginLoader;
import io.passeur.server.Commands;
import io.passeur.server.HomeFolders;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a command of a plugin does instead of its work, the process ends with a message that names it. */
class HostileCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int execute(Behaviour behaviour) {
        return new Commands(
                        loaded -> 7,
                        new HomeFolders(null, folder),
                        () -> PluginLoader.load(getClass().getClassLoader(), null),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        Map.of(),
                        folder)
                .execute(List.of("hostile", behaviour.name()));
    }

    @ParameterizedTest
    @EnumSource(names = {"THROWS", "THROWS_ERROR", "LACKS_A_CLASS", "RETURNS_NULL"})
    void itIsNamedWhenItFails(Behaviour behaviour) {
        assertThat(execute(behaviour)).isEqualTo(1);
        assertThat(err.toString(UTF_8))
                .startsWith("plugin " + HostilePartsPlugin.class.getName()
                        + " (class path) failed in the command hostile: ")
                .contains(" at ")
                .hasLineCount(1);
    }

    @Test
    void itsExitCodeIsThatOfTheProcess() {
        assertThat(execute(Behaviour.WORKS)).isZero();
        assertThat(err.toString(UTF_8)).isEmpty();
    }
}
