package io.passeur.server;

import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.rolling.RollingPolicy;
import ch.qos.logback.core.rolling.RolloverFailure;
import ch.qos.logback.core.rolling.helper.CompressionMode;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.passeur.logfile.LogFiles;
import java.io.IOException;

/** Turns a full log file into a compressed backup. Runs within the appender's lock, as logback asks of it. */
final class BackupRollingPolicy extends ContextAwareBase implements RollingPolicy {

    private final LogFiles files;
    private boolean started;

    BackupRollingPolicy(LogFiles files) {
        this.files = files;
    }

    @Override
    public void rollover() {
        try {
            files.rollOver();
        } catch (IOException e) {
            throw new RolloverFailure("the log file could not be replaced", e);
        }
    }

    @Override
    public String getActiveFileName() {
        return files.active().toString();
    }

    @Override
    public CompressionMode getCompressionMode() {
        return CompressionMode.NONE;
    }

    @Override
    public void setParent(FileAppender<?> appender) {
        // Not used: the active file never changes its name.
    }

    @Override
    public void start() {
        started = true;
    }

    @Override
    public void stop() {
        started = false;
    }

    @Override
    public boolean isStarted() {
        return started;
    }
}
