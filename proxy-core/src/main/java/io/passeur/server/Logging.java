package io.passeur.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.Layout;
import io.passeur.config.LogConfiguration;
import io.passeur.spi.ConfigurationException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Sets up the process' log as {@code log.*} says. */
final class Logging {

    /**
     * The levels of libraries unless the level is TRACE. Operators need neither their life cycle nor each attempt to reach an
     * unavailable engine, and at DEBUG they log header fields with credentials. Two of Jetty's classes warn of what clients
     * send, so that any client could fill the log.
     */
    private static final Map<String, Level> LIBRARIES = Map.of(
            "org.eclipse.jetty",
            Level.WARN,
            "org.eclipse.jetty.http.HttpParser",
            Level.ERROR,
            "org.eclipse.jetty.util.HostPort",
            Level.ERROR,
            "com.github.dockerjava",
            Level.WARN,
            "org.apache",
            Level.INFO,
            "org.shredzone.acme4j",
            Level.INFO,
            "org.xbill",
            Level.INFO,
            "com.google",
            Level.INFO,
            "io.opentelemetry",
            Level.INFO);

    private Logging() {}

    /**
     * Replaces whatever was set up before.
     *
     * @throws ConfigurationException if the log file cannot be written
     */
    static void configure(LogConfiguration log, Map<String, String> environment, Path workingDirectory) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Path file = log.filePath().isEmpty() ? null : LogAppenders.prepare(workingDirectory.resolve(log.filePath()));
        boolean colours = file == null && !log.noColor() && Terminal.showsColours(environment);
        Level level = level(log.level());
        Layout<ILoggingEvent> layout = layout(log.format(), colours, !level.isGreaterOrEqual(Level.INFO));
        context.reset();
        Appender<ILoggingEvent> appender =
                file == null ? LogAppenders.console(context, layout) : LogAppenders.file(context, layout, file, log);
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        root.addAppender(appender);
        if (level.isGreaterOrEqual(Level.DEBUG)) {
            LIBRARIES.forEach((name, quiet) -> context.getLogger(name).setLevel(stricter(level, quiet)));
        }
        warnOfUnknownWords(log);
    }

    private static Level stricter(Level one, Level other) {
        return one.isGreaterOrEqual(other) ? one : other;
    }

    private static Layout<ILoggingEvent> layout(String format, boolean colours, boolean withLogger) {
        return format.equalsIgnoreCase("json")
                ? new JsonLineLayout(ZoneId.systemDefault())
                : new CommonLineLayout(ZoneId.systemDefault(), colours, withLogger);
    }

    /** FATAL and PANIC, which end Traefik, map to errors. */
    static Level level(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "TRACE" -> Level.TRACE;
            case "DEBUG" -> Level.DEBUG;
            case "WARN" -> Level.WARN;
            case "ERROR", "FATAL", "PANIC" -> Level.ERROR;
            default -> Level.INFO;
        };
    }

    private static void warnOfUnknownWords(LogConfiguration log) {
        Logger logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logging.class);
        if (level(log.level()) == Level.INFO && !log.level().equalsIgnoreCase("INFO")) {
            logger.warn(
                    "log.level: \"{}\" is not a level; INFO is used (expected: TRACE, DEBUG, INFO, WARN, ERROR, FATAL"
                            + " or PANIC)",
                    log.level());
        }
        if (!log.format().equalsIgnoreCase("common") && !log.format().equalsIgnoreCase("json")) {
            logger.warn("log.format: \"{}\" is not a format; common is used (expected: common or json)", log.format());
        }
    }
}
