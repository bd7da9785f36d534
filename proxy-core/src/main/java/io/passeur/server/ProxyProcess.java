package io.passeur.server;

import io.passeur.config.LoadedConfiguration;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/** Runs the proxy as the process' main job: SIGTERM and SIGINT stop it gracefully, SIGHUP re-reads configuration. */
final class ProxyProcess implements ProxyRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ProxyProcess.class);

    private final HomeFolders folders;
    private final PrintStream out;
    private final CountDownLatch stop = new CountDownLatch(1);

    ProxyProcess(HomeFolders folders, PrintStream out) {
        this.folders = folders;
        this.out = out;
    }

    @Override
    public int run(LoadedConfiguration loaded) {
        Proxy proxy = Proxy.start(loaded.configuration(), folders);
        on("TERM", stop::countDown);
        on("INT", stop::countDown);
        on("HUP", proxy::reload);
        out.print(StartReport.of(loaded.source(), proxy.ports(), proxy.view()));
        out.flush();
        awaitStop();
        LOG.info("I have to go...");
        LOG.info("Stopping server gracefully");
        proxy.drain();
        LOG.info("Server stopped");
        LOG.info("Shutting down");
        return 0;
    }

    /** A signal that this platform does not have, such as HUP on Windows, is no reason not to run. */
    private static void on(String signal, Runnable action) {
        try {
            Signal.handle(new Signal(signal), received -> action.run());
        } catch (IllegalArgumentException e) {
            LOG.debug("No signal {} here: {}", signal, e.getMessage());
        }
    }

    private void awaitStop() {
        try {
            stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
