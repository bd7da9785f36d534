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
 * Reads certificates and tells when their files change. A file that changed and cannot be read any more leaves what was
 * read before in use. Thread-safe.
 */
public final class CertificateFiles implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final Clock clock;
    private final Runnable changed;
    private final ScheduledFuture<?> task;
    private Map<CertificateSpec, CertificateFile> files = Map.of();

    /**
     * @param executor looks at the files
     * @param changed told on {@code executor} that another {@link #read} would return something new; told again until it is
     *     done
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
     * Reads certificates as far as they changed since they were last in use. Changes nothing here.
     *
     * @return one file for each, in the same order
     */
    synchronized Map<CertificateSpec, CertificateFile> read(Collection<CertificateSpec> specs) {
        Map<CertificateSpec, CertificateFile> read = new LinkedHashMap<>();
        specs.forEach(spec -> read.put(spec, CertificateFile.read(spec, files.get(spec))));
        return read;
    }

    /** From now on it is these that are in use and watched, and no others. */
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
