package io.passeur.accesslog;

import io.passeur.config.AccessLogConfiguration;
import io.passeur.logfile.LogFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When a file is full or old enough, and what happens to it then. Not thread-safe. */
final class LogRotation {

    private static final Logger log = LoggerFactory.getLogger(LogRotation.class);

    private static final long MEGABYTE = 1024 * 1024;
    private static final int DEFAULT_MEGABYTES = 100;

    private final LogFiles files;
    private final Clock clock;
    private final Executor background;
    private final boolean compress;
    private final long maxSize;
    private final long interval;
    private long period;

    /**
     * The rotation of one file.
     *
     * @param clock provides the zone whose midnight counts
     * @param background compresses rotated files
     */
    LogRotation(Path file, AccessLogConfiguration.Rotation configuration, Clock clock, Executor background) {
        this.files = new LogFiles(file, configuration.maxAge(), configuration.maxBackups(), clock);
        this.clock = clock;
        this.background = background;
        compress = configuration.compress();
        interval = configuration.interval().toMillis();
        boolean unlimited = configuration.maxSize() == 0 && interval > 0;
        int megabytes = configuration.maxSize() > 0 ? configuration.maxSize() : DEFAULT_MEGABYTES;
        maxSize = unlimited ? Long.MAX_VALUE : megabytes * MEGABYTE;
    }

    /** Registers a file that may have been written before. */
    void opened(Path file) throws IOException {
        period = period(
                Files.size(file) == 0
                        ? clock.instant()
                        : Files.getLastModifiedTime(file).toInstant());
    }

    private long period(Instant time) {
        if (interval == 0) {
            return 0;
        }
        long offset = clock.getZone().getRules().getOffset(time).getTotalSeconds() * 1000L;
        return Math.floorDiv(time.toEpochMilli() + offset, interval);
    }

    boolean isDue(long size) {
        if (size == 0) {
            period = period(clock.instant());
            return false;
        }
        return size >= maxSize || period(clock.instant()) != period;
    }

    /** Moves the file away. Slow work runs in the background. */
    void rotate() throws IOException {
        files.moveAway();
        background.execute(this::tidy);
    }

    /** One at a time, because two could pick the same file. */
    private synchronized void tidy() {
        try {
            if (compress) {
                files.compress();
            }
            files.deleteOld();
        } catch (IOException e) {
            log.warn(
                    "accessLog.rotation: old files of \"{}\" are neither compressed nor deleted: {}",
                    files.active(),
                    e.toString());
        }
    }
}
