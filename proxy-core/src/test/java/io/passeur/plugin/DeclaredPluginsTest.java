package io.passeur.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.StaticConfigurationLoader;
import io.passeur.spi.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredPluginsTest {

    @TempDir
    Path folder;

    @Test
    void whatIsDeclaredButWasNotDroppedIsNamed() throws Exception {
        var loaded = new StaticConfigurationLoader()
                .load(
                        List.of(
                                "--experimental.plugins.geo.modulename=example.com/geo",
                                "--experimental.localplugins.mine.modulename=example.com/mine"),
                        Map.of(),
                        folder);
        try (Plugins plugins = PluginLoader.load(getClass().getClassLoader(), folder)) {
            List<Problem> problems =
                    DeclaredPlugins.missing(loaded.configuration().experimental(), plugins);
            assertThat(problems)
                    .extracting(Problem::path)
                    .containsExactly("experimental.plugins.geo", "experimental.localPlugins.mine");
            assertThat(problems.get(0).message()).contains("geo.jar");
        }
    }
}
