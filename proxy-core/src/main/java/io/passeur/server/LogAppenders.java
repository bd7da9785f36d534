package io.passeur.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import io.passeur.config.LogConfiguration;
import io.passeur.logfile.LogFiles;
import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Objects;

/** Where log lines go. */
final class LogAppenders {

    private static final int DEFAULT_MEGABYTES = 100;

    private LogAppenders() {}

    /** @throws ConfigurationException if the file cannot be written */
    static Path prepare(Path file) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
            return file;
        } catch (IOException e) {
            throw new ConfigurationException(
                    "log.filePath: \"" + file + "\" cannot be written: "
                            + e.getClass().getSimpleName() + " " + e.getMessage(),
                    e);
        }
    }

    static Appender<ILoggingEvent> console(Context context, Layout<ILoggingEvent> layout) {
        return started(new ConsoleAppender<>(), context, layout);
    }

    static Appender<ILoggingEvent> file(
            Context context, Layout<ILoggingEvent> layout, Path file, LogConfiguration log) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setFile(file.toString());
        SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
        trigger.setContext(context);
        int megabytes = log.maxSize() > 0 ? log.maxSize() : DEFAULT_MEGABYTES;
        trigger.setMaxFileSize(new FileSize(megabytes * FileSize.MB_COEFFICIENT));
        trigger.setCheckIncrement(Duration.buildBySeconds(1));
        trigger.start();
        BackupRollingPolicy policy =
                new BackupRollingPolicy(new LogFiles(file, log.maxAge(), log.maxBackups(), Clock.systemDefaultZone()));
        policy.setContext(context);
        policy.setParent(appender);
        policy.start();
        appender.setTriggeringPolicy(trigger);
        appender.setRollingPolicy(policy);
        return started(appender, context, layout);
    }

    private static Appender<ILoggingEvent> started(
            OutputStreamAppender<ILoggingEvent> appender, Context context, Layout<ILoggingEvent> layout) {
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
