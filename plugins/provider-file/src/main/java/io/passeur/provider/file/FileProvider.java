package io.passeur.provider.file;

import io.passeur.spi.ConfigurationListener;
import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Pushes the contents of the files, at the start and whenever they change. All work is done under one lock. */
final class FileProvider implements Provider {

    /** The interval at which events are collected. A change is read after one interval without further events. */
    private static final long TICK_MILLIS = 100;

    /** A file that keeps changing is read after this many ticks. */
    private static final int MOST_TICKS_OF_PATIENCE = 10;

    /**
     * Every two seconds, the times, sizes and identities of the files are compared. This covers folders without change
     * events, such as many network and container mounts, and targets of symbolic links.
     */
    private static final int TICKS_PER_POLL = 20;

    private final FileProviderConfig config;
    private final ProviderContext context;
    private final Source source;
    private final FileSet files;
    private @Nullable ConfigurationListener listener;
    private @Nullable FolderWatch watch;
    private @Nullable Future<?> ticking;
    private @Nullable Fingerprint lastRead;
    private int ticks;
    private int ticksSinceChange = -1;

    FileProvider(FileProviderConfig config, ProviderContext context) {
        this.config = config;
        this.context = context;
        this.source = Source.of(config);
        this.files = new FileSet(new FileLoader(context, config.debugLogGeneratedTemplate()));
    }

    @Override
    public synchronized void start(ConfigurationListener target) {
        if (!config.directory().isEmpty() && !config.filename().isEmpty()) {
            context.logger()
                    .warn("providers.file.filename: \"{}\" is ignored because directory is set", config.filename());
        }
        listener = target;
        if (config.watch()) {
            watch = openWatch();
        }
        read();
        if (config.watch()) {
            ticking = context.executor()
                    .scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void reload() {
        read();
    }

    @Override
    public synchronized void close() {
        listener = null;
        if (ticking != null) {
            ticking.cancel(false);
        }
        if (watch != null) {
            try {
                watch.close();
            } catch (IOException e) {
                context.logger().warn("the file watch could not be closed: {}", e.toString());
            }
        }
    }

    private @Nullable FolderWatch openWatch() {
        try {
            return new FolderWatch(context.logger());
        } catch (IOException e) {
            context.logger()
                    .warn("files cannot be watched, so changes are detected later than usual: {}", e.toString());
            return null;
        }
    }

    private synchronized void tick() {
        if (listener == null) {
            return;
        }
        try {
            if (isTimeToRead()) {
                read();
            }
        } catch (RuntimeException | Error e) {
            // Whatever it is, the executor would never call again.
            context.logger().error("the check for changed files failed; retrying", e);
        }
    }

    private boolean isTimeToRead() {
        if (watch != null && watch.drain(source::concerns)) {
            ticksSinceChange = Math.max(ticksSinceChange, 0);
            return ticksSinceChange++ >= MOST_TICKS_OF_PATIENCE;
        }
        boolean poll = ++ticks % TICKS_PER_POLL == 0;
        return ticksSinceChange >= 0 || (poll && !Fingerprint.of(source.list()).equals(lastRead));
    }

    /** Watches folders before their files are read, so that no change between the two is missed. */
    private void read() {
        ticksSinceChange = -1;
        if (watch != null) {
            watch.follow(source.list().folders());
        }
        Listing listing = source.list();
        lastRead = Fingerprint.of(listing);
        if (listener != null) {
            listener.configurationChanged(files.read(listing));
        }
    }
}
