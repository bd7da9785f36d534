package io.passeur.http.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** A scheduler and a clock whose time passes only when a test says so. Thread-safe. */
final class ManualScheduler extends AbstractLifeCycle implements Scheduler {

    private final List<Entry> entries = new ArrayList<>();
    private long now = 1_000_000;
    private int scheduled;

    @Override
    public synchronized Task schedule(Runnable task, long delay, TimeUnit unit) {
        Entry entry = new Entry(task, now + unit.toNanos(delay));
        entries.add(entry);
        scheduled++;
        notifyAll();
        return () -> remove(entry);
    }

    private synchronized boolean remove(Entry entry) {
        return entries.remove(entry);
    }

    synchronized long nanoTime() {
        return now;
    }

    synchronized int pending() {
        return entries.size();
    }

    /** Lets time pass, running what becomes due in its order on this thread. */
    void advance(Duration time) {
        long end = nanoTime() + time.toNanos();
        for (Entry due = takeDue(end); due != null; due = takeDue(end)) {
            due.task.run();
        }
        setNow(end);
    }

    private synchronized @Nullable Entry takeDue(long end) {
        Entry earliest = null;
        for (Entry entry : entries) {
            if (entry.at <= end && (earliest == null || entry.at < earliest.at)) {
                earliest = entry;
            }
        }
        if (earliest != null) {
            entries.remove(earliest);
            now = Math.max(now, earliest.at);
        }
        return earliest;
    }

    private synchronized void setNow(long end) {
        now = end;
    }

    /** Waits until so many tasks were scheduled in all. */
    synchronized void awaitScheduled(int count) throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (scheduled < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(patience - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError(scheduled + " tasks were scheduled, expected " + count);
            }
            wait(left);
        }
    }

    private record Entry(Runnable task, long at) {}
}
