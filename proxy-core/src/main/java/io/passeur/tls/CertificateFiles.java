package io.passeur.tls;

import io.passeur.spec.CertificateSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Reads certificates and reports changes of their files. If a changed file cannot be read, its last valid content stays
 * in use. Thread-safe.
 */
public final class CertificateFiles implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final Clock clock;
    private final Runnable changed;
    private final ScheduledFuture<?> task;
    private Map<CertificateSpec, CertificateFile> files = Map.of();

    /**
     * @param executor runs the checks of the files
     * @param changed runs on {@code executor} when {@link #read} would return a new result, repeatedly until it is
     *     called
     */
    public CertificateFiles(ScheduledExecutorService executor, Clock clock, Runnable changed) {
        this(executor, clock, PERIOD, changed);
    }

    CertificateFiles(ScheduledExecutorService executor, Clock clock, Duration period, Runnable changed) {
        this.clock = clock;
        this.changed = changed;
        task = executor.scheduleWithFixedDelay(this::look, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Reads certificates that have changed. Does not change the state of this object.
     *
     * @return one file for each, in the same order
     */
    synchronized Map<CertificateSpec, CertificateFile> read(Collection<CertificateSpec> specs) {
        Map<CertificateSpec, CertificateFile> read = new LinkedHashMap<>();
        specs.forEach(spec -> read.put(spec, CertificateFile.read(spec, files.get(spec))));
        return read;
    }

    /** Replaces the certificates that are in use and watched. */
    synchronized void use(Map<CertificateSpec, CertificateFile> read) {
        files = read;
    }

    Instant now() {
        return clock.instant();
    }

    void look() {
        if (inUse().stream().anyMatch(CertificateFile::hasChanged)) {
            changed.run();
        }
    }

    private synchronized Collection<CertificateFile> inUse() {
        return files.values();
    }

    @Override
    public void close() {
        task.cancel(false);
    }
}
