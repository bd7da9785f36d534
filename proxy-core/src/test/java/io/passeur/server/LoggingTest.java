package io.passeur.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Layout;
import io.passeur.config.LogConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.util.HostPort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class LoggingTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    @TempDir
    private Path folder;

    @AfterEach
    void restoreLogging() {
        LogTests.restore();
    }

    private static LoggingEvent event(Level level, String message, KeyValuePair... pairs) {
        LoggingEvent event =
                new LoggingEvent("fqcn", LogTests.context().getLogger("io.passeur.x"), level, message, null, null);
        event.setInstant(Instant.parse("2026-07-24T08:33:15.999Z"));
        event.setKeyValuePairs(List.of(pairs));
        return event;
    }

    private static String line(Layout<ch.qos.logback.classic.spi.ILoggingEvent> layout, LoggingEvent event) {
        return layout.doLayout(event);
    }

    @ParameterizedTest
    @CsvSource({"TRACE,TRC", "DEBUG,DBG", "INFO,INF", "WARN,WRN", "ERROR,ERR"})
    void writesTheCommonFormat(String level, String word) {
        LoggingEvent event = event(
                Level.valueOf(level),
                "it happened",
                new KeyValuePair("plain", "a/b:1"),
                new KeyValuePair("text", "two \"words\"\n"),
                new KeyValuePair("empty", ""),
                new KeyValuePair("number", 3));

        assertThat(line(new CommonLineLayout(ZONE, false, false), event))
                .isEqualTo("2026-07-24T10:33:15+02:00 " + word
                        + " it happened plain=a/b:1 text=\"two \\\"words\\\"\\n\" empty=\"\" number=3\n");
    }

    @Test
    void coloursAndNamesTheLogger() {
        assertThat(line(new CommonLineLayout(ZONE, true, true), event(Level.WARN, "m", new KeyValuePair("k", "v"))))
                .isEqualTo("\u001b[90m2026-07-24T10:33:15+02:00\u001b[0m \u001b[33mWRN\u001b[0m io.passeur.x > m"
                        + " \u001b[36mk=\u001b[0mv\n");
    }

    @Test
    void writesJson() {
        LoggingEvent event = event(
                Level.INFO,
                "it \"happened\"",
                new KeyValuePair("text", "a\tb\u0001"),
                new KeyValuePair("number", 3),
                new KeyValuePair("truth", true),
                new KeyValuePair("nothing", null));

        assertThat(line(new JsonLineLayout(ZONE), event))
                .isEqualTo("{\"level\":\"info\",\"text\":\"a\\tb\\u0001\",\"number\":3,\"truth\":true,\"nothing\":null,"
                        + "\"time\":\"2026-07-24T10:33:15+02:00\",\"message\":\"it \\\"happened\\\"\"}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "trace,TRACE",
        "Debug,DEBUG",
        "INFO,INFO",
        "warn,WARN",
        "ERROR,ERROR",
        "fatal,ERROR",
        "PANIC,ERROR",
        "x,INFO"
    })
    void knowsLevelsInAnyCase(String written, String level) {
        assertThat(Logging.level(written)).isEqualTo(Level.valueOf(level));
    }

    private LogConfiguration toFile(String level, String format) {
        return new LogConfiguration(level, format, "logs/passeur.log", 0, 0, 0, false, false);
    }

    @Test
    void logsToAFileThroughTheFluentInterface() {
        Logging.configure(toFile("WARN", "json"), Map.of(), folder);

        Logger logger = LoggerFactory.getLogger("test");
        logger.info("not this");
        logger.atWarn()
                .addKeyValue("routerName", "web@file")
                .setCause(new IllegalStateException("boom"))
                .log("this");

        assertThat(folder.resolve("logs/passeur.log"))
                .content()
                .startsWith("{\"level\":\"warn\",\"routerName\":\"web@file\","
                        + "\"error\":\"java.lang.IllegalStateException: boom\",\"stack\":\"java.lang.IllegalState")
                .endsWith("\"message\":\"this\"}\n")
                .hasLineCount(1);
    }

    /** Clients choose these hosts. */
    @Test
    void clientsCannotFillTheLog() {
        Logging.configure(toFile("INFO", "common"), Map.of(), folder);

        assertThat(HostPort.unsafe("a b:c").toString()).isEqualTo("a b:c");
        LoggerFactory.getLogger("test").warn("only this");

        assertThat(folder.resolve("logs/passeur.log")).content().hasLineCount(1).endsWith(" WRN only this\n");
    }

    @Test
    void warnsOfWordsThatItDoesNotKnow() {
        Logging.configure(toFile("LOUD", "text"), Map.of(), folder);

        assertThat(folder.resolve("logs/passeur.log"))
                .content()
                .contains(" WRN log.level: \"LOUD\" is not a level; INFO is used")
                .contains(" WRN log.format: \"text\" is not a format; common is used");
    }

    @Test
    void replacesAFullFile() throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        Files.write(folder.resolve("logs/passeur.log"), new byte[1 << 20]);
        Logging.configure(
                new LogConfiguration("INFO", "common", "logs/passeur.log", 1, 0, 0, false, false), Map.of(), folder);

        LoggerFactory.getLogger("test").info("first");
        try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
            assertThat(files.map(path -> path.getFileName().toString()).sorted())
                    .hasSize(2)
                    .last()
                    .isEqualTo("passeur.log");
        }
        assertThat(folder.resolve("logs/passeur.log"))
                .content()
                .endsWith(" INF first\n")
                .hasLineCount(1);
    }
}
