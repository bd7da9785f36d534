package io.passeur.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import io.passeur.config.StaticConfigurationLoader;
import io.passeur.element.SignpostKind;
import io.passeur.plugin.PluginLoader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The command {@code check} counts elements of every kind that is declared. */
class CheckKindsTest {

    @TempDir
    Path folder;

    /** The command takes the log to itself. */
    @AfterEach
    void giveTheLogBack() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).reset();
    }

    @Test
    void aNewKindIsCountedAndItsMistakesAreNamed() {
        List<String> flags = List.of(
                "--entrypoints.web.address=127.0.0.1:0",
                "--providers.labels.labels=traefik.signs.signposts.east.height=7,traefik.signs.signposts.west.height=high,"
                        + "traefik.http.services.bird.parrot.text=hi");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Check check = new Check(
                new HomeFolders(null, folder),
                () -> PluginLoader.load(CheckKindsTest.class.getClassLoader(), null),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                AddedKinds.of(SignpostKind.SIGNPOSTS));

        int code = check.run(() -> new StaticConfigurationLoader().load(flags, Map.of(), folder));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "error: container shop, label traefik.signs.signposts.west.height: signs.signposts.west.height:"
                                + " \"high\" is not a whole number\n")
                .contains("0 routers, 1 service, 0 middlewares, 2 signposts (1 left out); ");
        assertThat(code).isEqualTo(1);
    }
}
