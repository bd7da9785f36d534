package io.passeur.tls;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Tells when files change that a configuration names. Thread-safe. */
public final class FileWatch implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final Runnable changed;
    private final ScheduledFuture<?> task;
    private Map<String, FileStamp> stamps = Map.of();

    /**
     * @param executor looks at the files
     * @param changed told on {@code executor}, again and again until the files are watched anew
     */
    public FileWatch(ScheduledExecutorService executor, Runnable changed) {
        this.changed = changed;
        task = executor.scheduleWithFixedDelay(this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * From now on it is these that count, as they are at this moment. To be called before they are read.
     *
     * @param values paths, among which texts that are written in place of a file may be
     */
    public synchronized void watch(Collection<String> values) {
        Map<String, FileStamp> next = new TreeMap<>();
        values.stream()
                .filter(value -> !value.isEmpty() && !PemText.isInlined(value))
                .forEach(file -> next.put(file, FileStamp.of(file)));
        stamps = next;
    }

    private void look() {
        if (watched().entrySet().stream()
                .anyMatch(file -> !FileStamp.of(file.getKey()).equals(file.getValue()))) {
            changed.run();
        }
    }

    private synchronized Map<String, FileStamp> watched() {
        return stamps;
    }

    @Override
    public void close() {
        task.cancel(false);
    }
}
