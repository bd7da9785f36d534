package io.passeur.distribution;

import static io.passeur.distribution.Distribution.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/passeur check} on a folder of files with mistakes. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class CheckCommandTest {

    @TempDir
    Path folder;

    @Test
    void countsWhatIsLeftOut() throws Exception {
        Path files = Files.createDirectory(folder.resolve("dynamic"));
        Files.writeString(files.resolve("a.toml"), """
                [http.routers.web]
                rule = 'Host(`a.test`)'
                service = 'noop@internal'
                [http.routers.shop]
                rulee = 'Host(`shop.test`)'
                service = 'noop@internal'
                """);
        Files.writeString(files.resolve("b.toml"), """
                [http.routers.web]
                rule = 'Host(`b.test`)'
                service = 'noop@internal'
                """);

        assertThat(check(files))
                .startsWith("1: ")
                .contains(files.resolve("a.toml") + ":5: http.routers.shop.rulee: unknown key; did you mean \"rule\"?")
                .contains(": http.routers.web: is defined in " + files.resolve("a.toml"))
                .contains("3 routers (2 left out), 0 services, 0 middlewares; 1 error and 1 warning");
    }

    @Test
    void warnsOfAUserWithoutAHashAndSaysWhere() throws Exception {
        Path files = Files.createDirectory(folder.resolve("dynamic"));
        Files.writeString(files.resolve("a.toml"), """
                [http.middlewares.door.basicAuth]
                users = ['ann:secret']
                """);

        assertThat(check(files))
                .startsWith("0: ")
                .contains("warning: " + files.resolve("a.toml") + ":1: http.middlewares.door@file: user \"ann\" can never"
                        + " sign in: the text after the colon is not an htpasswd hash")
                .contains("0 routers, 0 services, 1 middleware; 0 errors and 1 warning")
                .doesNotContain("secret");
    }

    /** The exit code and what was printed. */
    private String check(Path files) throws IOException, InterruptedException {
        String script = HOME.resolve("bin/passeur").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        script, "check", "--entrypoints.web.address=:8000", "--providers.file.directory=" + files)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PASSEUR_CACHE", "");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + ": " + output;
    }
}
