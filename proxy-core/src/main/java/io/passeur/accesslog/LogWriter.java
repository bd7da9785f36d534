package io.passeur.accesslog;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Formats and writes entries, on a thread of its own. */
final class LogWriter implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(LogWriter.class);

    private static final int CHUNK = 64 * 1024;
    /** Buffers that one huge line has enlarged are not kept. */
    private static final int LARGEST_KEPT = 1024 * 1024;

    private final EntryQueue handover;
    private final LineFormat format;
    private final LogOutput output;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicLong failed = new AtomicLong();
    private LineBuffer lines = new LineBuffer(CHUNK + CHUNK / 4);
    private int count;
    private boolean failing;
    private volatile boolean ending;
    private volatile boolean reopening;

    LogWriter(EntryQueue handover, LineFormat format, LogOutput output) {
        this.handover = handover;
        this.format = format;
        this.output = output;
    }

    @Override
    public void run() {
        try {
            // Entries that were added before the end are still written.
            boolean last = false;
            while (!last) {
                last = ending;
                if (!writeAll() && !last) {
                    handover.await();
                }
            }
            output.close();
        } catch (IOException e) {
            fail(e);
        } finally {
            ended.countDown();
        }
    }

    /** @return false if there was nothing */
    private boolean writeAll() {
        if (reopening) {
            reopening = false;
            reopenOutput();
        }
        long weight = 0;
        boolean any = false;
        for (LogEntry entry = handover.poll(); entry != null; entry = handover.poll()) {
            any = true;
            append(entry);
            weight += entry.weight();
            if (lines.size() >= CHUNK) {
                flush();
                handover.release(weight);
                weight = 0;
            }
        }
        flush();
        handover.release(weight);
        return any;
    }

    private void append(LogEntry entry) {
        int before = lines.size();
        try {
            format.write(entry, lines);
            count++;
        } catch (RuntimeException e) {
            lines.truncate(before);
            failed.incrementAndGet();
            log.error("A line of the access log could not be written", e);
        }
    }

    private void flush() {
        if (lines.size() == 0) {
            return;
        }
        try {
            output.write(lines.bytes(), lines.size());
            failing = false;
        } catch (IOException e) {
            fail(e);
        }
        count = 0;
        lines.clear();
        if (lines.bytes().length > LARGEST_KEPT) {
            lines = new LineBuffer(CHUNK + CHUNK / 4);
        }
    }

    /** Logged once until it works again; the count of lost lines is reported elsewhere. */
    private void fail(IOException cause) {
        failed.addAndGet(count);
        if (!failing) {
            failing = true;
            log.error("The access log cannot be written: {}", cause.toString());
        }
    }

    private void reopenOutput() {
        try {
            output.reopen();
            log.info("The access log was opened again");
        } catch (IOException e) {
            fail(e);
        }
    }

    void reopen() {
        reopening = true;
        handover.call();
    }

    /** How many lines could not be written. */
    long failed() {
        return failed.get();
    }

    /**
     * Writes the entries in the queue and ends.
     *
     * @return false if that takes too long
     */
    boolean end(long millis) {
        ending = true;
        handover.call();
        try {
            return ended.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
