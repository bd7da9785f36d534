package com.example.hostlist;

import io.passeur.spi.ConfigurationListener;
import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.ConfigurationTree;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import io.passeur.spi.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Makes a router and a service of each line of a file. */
final class HostListProvider implements Provider {

    private final Path file;
    private final Duration interval;
    private final ScheduledExecutorService executor;
    private ConfigurationListener listener;
    private ScheduledFuture<?> polling;

    HostListProvider(Path file, Duration interval, ScheduledExecutorService executor) {
        this.file = file;
        this.interval = interval;
        this.executor = executor;
    }

    /** The first snapshot is there when this returns, so that its routes exist before the first request. */
    @Override
    public synchronized void start(ConfigurationListener target) {
        listener = target;
        push();
        polling = executor.scheduleWithFixedDelay(
                this::push, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A snapshot that equals the previous one costs nothing: the proxy drops it. */
    private synchronized void push() {
        if (listener != null) {
            listener.configurationChanged(ConfigurationSnapshot.of(read()));
        }
    }

    private ConfigurationTree read() {
        Origin origin = Origin.of(file.toString());
        try {
            List<String> lines = Files.readAllLines(file);
            return HostListParser.parse(lines, origin);
        } catch (IOException e) {
            return ConfigurationTree.unreadable(Problem.error("", "cannot be read: " + e, origin), origin);
        }
    }

    @Override
    public void reload() {
        executor.execute(this::push);
    }

    @Override
    public synchronized void close() {
        listener = null;
        if (polling != null) {
            polling.cancel(false);
        }
    }
}
