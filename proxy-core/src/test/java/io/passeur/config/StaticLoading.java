package io.passeur.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.passeur.spi.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;

/** Loads static configurations from files in a folder of the test, flags and variables. */
abstract class StaticLoading {

    @TempDir
    Path folder;

    LoadedConfiguration load(List<String> flags, Map<String, String> environment)
            throws ConfigurationProblemsException {
        return new StaticConfigurationLoader(folder.resolve("etc")).load(flags, environment, folder);
    }

    LoadedConfiguration loadFile(String name, String text) throws Exception {
        return load(List.of("--configFile=" + write(name, text)), Map.of());
    }

    Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }

    List<String> refused(String text) throws IOException {
        String file = write("bad.toml", text).toString();
        return refused(List.of("--configFile", file), Map.of()).stream()
                .map(line -> line.replace(file, "bad.toml"))
                .toList();
    }

    List<String> refused(List<String> flags, Map<String, String> environment) {
        ConfigurationProblemsException e =
                catchThrowableOfType(ConfigurationProblemsException.class, () -> load(flags, environment));
        return Objects.requireNonNull(e).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    static List<String> warnings(LoadedConfiguration loaded) {
        return loaded.warnings().stream().map(Problem::message).toList();
    }

    static EntryPointConfiguration entryPoint(LoadedConfiguration loaded, String name) {
        return Objects.requireNonNull(loaded.configuration().entryPoints().get(name));
    }
}
