package io.passeur.tls;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Detects changes of the files that a configuration names. Thread-safe. */
public final class FileWatch implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final Runnable changed;
    private final ScheduledFuture<?> task;
    private Map<String, FileStamp> stamps = Map.of();

    /**
     * @param executor runs the checks of the files
     * @param changed runs on {@code executor}, repeatedly until the files are watched anew
     */
    public FileWatch(ScheduledExecutorService executor, Runnable changed) {
        this.changed = changed;
        task = executor.scheduleWithFixedDelay(this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Replaces the watched files, with their present state as the reference. Call this before the files are read.
     *
     * @param values paths, or texts that are written in place of a file
     */
    public synchronized void watch(Collection<String> values) {
        Map<String, FileStamp> next = new TreeMap<>();
        values.stream()
                .filter(value -> !value.isEmpty() && !PemText.isInlined(value))
                .forEach(file -> next.put(file, FileStamp.of(file)));
        stamps = next;
    }

    /** Watches none but these any more, with the state that they were watched with. */
    public synchronized void retain(Collection<String> values) {
        Map<String, FileStamp> kept = new TreeMap<>(stamps);
        kept.keySet().retainAll(Set.copyOf(values));
        stamps = kept;
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
