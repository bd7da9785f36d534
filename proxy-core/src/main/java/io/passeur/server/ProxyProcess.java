package io.passeur.server;

import io.passeur.config.LoadedConfiguration;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/** Runs the proxy as the process' main job: SIGTERM and SIGINT stop it gracefully, SIGHUP re-reads configuration, SIGUSR1
 * begins the access log anew. */
final class ProxyProcess implements ProxyRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ProxyProcess.class);

    private final HomeFolders folders;
    private final PingFile pingFile;
    private final PrintStream out;
    private final CompletableFuture<@Nullable Void> stop = new CompletableFuture<>();
    private volatile @Nullable Proxy running;

    ProxyProcess(HomeFolders folders, PingFile pingFile, PrintStream out) {
        this.folders = folders;
        this.pingFile = pingFile;
        this.out = out;
    }

    @Override
    public int run(LoadedConfiguration loaded) {
        // Before the start: the JVM's own answer to a signal ends it under running threads, and with an archive of
        // classes to
        // be written it may crash then.
        on("TERM", () -> stop.complete(null));
        on("INT", () -> stop.complete(null));
        on("HUP", this::reload);
        on("USR1", this::reopenLogs);
        CompletableFuture<Proxy> starting = start(loaded);
        CompletableFuture.anyOf(starting, stop).exceptionally(failure -> stop).join();
        if (!starting.isDone()) {
            LOG.info("Stopped before the start was complete");
            return 0;
        }
        Proxy proxy = started(starting);
        running = proxy;
        out.print(StartReport.of(loaded.source(), proxy.ports(), proxy.view()));
        out.flush();
        pingFile.write(loaded.configuration());
        stop.join();
        LOG.info("I have to go...");
        LOG.info("Stopping server gracefully");
        proxy.drain();
        LOG.info("Server stopped");
        LOG.info("Shutting down");
        return 0;
    }

    /** On another thread, so that signals end the process also if something takes long. */
    private CompletableFuture<Proxy> start(LoadedConfiguration loaded) {
        return CompletableFuture.supplyAsync(
                () -> Proxy.start(loaded.configuration(), folders, AddedKinds.NONE, loaded.origins()),
                task -> Threads.inThread("start", task));
    }

    private static Proxy started(CompletableFuture<Proxy> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void reload() {
        Proxy proxy = running;
        // One that starts is about to read everything anyway.
        if (proxy != null) {
            proxy.reload();
        }
    }

    private void reopenLogs() {
        Proxy proxy = running;
        if (proxy != null) {
            proxy.reopenLogs();
        }
    }

    /** A signal that this platform does not have, such as HUP on Windows, is no reason not to run. */
    private static void on(String signal, Runnable action) {
        try {
            Signal.handle(new Signal(signal), received -> action.run());
        } catch (IllegalArgumentException e) {
            LOG.debug("Signal {} is not available: {}", signal, e.getMessage());
        }
    }
}
