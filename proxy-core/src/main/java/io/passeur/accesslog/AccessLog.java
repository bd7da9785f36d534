package io.passeur.accesslog;

import io.passeur.config.AccessLogConfiguration;
import io.passeur.observation.RequestObserver;
import io.passeur.spi.ConfigurationException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of the requests of all entry points. Thread-safe. */
public final class AccessLog implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

    /** Enough for a few seconds of a busy proxy whose disk has stopped. */
    private static final long USUAL_BYTES = 32L * 1024 * 1024;

    private static final long BYTES_A_LINE = 1536;
    private static final long REPORT_SECONDS = 10;
    private static final long END_MILLIS = 5_000;

    private final AccessLogConfiguration configuration;
    private final EntryFilter filter;
    private final EntryQueue handover;
    private final LogWriter writer;
    private final boolean withHeaders;
    private final AtomicLong numbers = new AtomicLong();
    private final ScheduledFuture<?> reports;
    private long reported;

    /**
     * Opens the log.
     *
     * @param clock provides the zone of local times
     * @param thread runs a task for as long as the log is open
     * @param background runs tasks that may take a moment
     * @throws ConfigurationException if the file cannot be written
     */
    public AccessLog(
            AccessLogConfiguration configuration, Clock clock, Executor thread, ScheduledExecutorService background) {
        this.configuration = configuration;
        filter = new EntryFilter(configuration.filters());
        handover = new EntryQueue(Math.max(USUAL_BYTES, configuration.bufferingSize() * BYTES_A_LINE));
        withHeaders = configuration.format().equals(AccessLogConfiguration.JSON)
                && !new HeaderChoice(configuration.fields().headers()).keepsNone();
        writer = new LogWriter(
                handover, LineFormat.of(configuration, clock.getZone()), output(configuration, clock, background));
        thread.execute(writer);
        reports = background.scheduleWithFixedDelay(this::reportLost, REPORT_SECONDS, REPORT_SECONDS, TimeUnit.SECONDS);
    }

    private static LogOutput output(AccessLogConfiguration configuration, Clock clock, Executor background) {
        if (configuration.filePath().isEmpty()) {
            return new StandardOutput(System.out);
        }
        Path file = Path.of(configuration.filePath());
        AccessLogConfiguration.Rotation rotation = configuration.rotation();
        return LogFile.open(file, rotation == null ? null : new LogRotation(file, rotation, clock, background));
    }

    /** @param unrouted whether requests are logged that no router takes */
    public RequestObserver observer(boolean unrouted) {
        return new LoggingObserver(this, withHeaders, configuration.addInternals(), unrouted);
    }

    long nextNumber() {
        return numbers.incrementAndGet();
    }

    /** Never blocks. */
    void add(LogEntry entry) {
        if (filter.takes(entry)) {
            handover.put(entry);
        }
    }

    /** Closes the file, which somebody may have moved away, and opens a new one in its place shortly after. */
    public void reopen() {
        writer.reopen();
    }

    /** The number of requests left out so far, because their lines could not be written, or not fast enough. */
    public long lost() {
        return handover.lost() + writer.failed();
    }

    private synchronized void reportLost() {
        long lost = lost();
        if (lost > reported) {
            log.warn(
                    "accessLog: {} requests are missing in {}, which cannot be written, or not fast enough",
                    lost - reported,
                    configuration.filePath().isEmpty() ? "standard output" : '"' + configuration.filePath() + '"');
            reported = lost;
        }
    }

    /** Writes the lines of finished requests, for at most a few seconds, and closes the file. */
    @Override
    public void close() {
        reports.cancel(false);
        if (!writer.end(END_MILLIS)) {
            log.warn("accessLog: not all lines could be written within {} ms", END_MILLIS);
        }
        reportLost();
    }
}
