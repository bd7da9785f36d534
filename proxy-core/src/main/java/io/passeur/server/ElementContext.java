package io.passeur.server;

import io.passeur.net.Network;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.SubRequests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one middleware may use. */
record ElementContext(String name, SubRequests subRequests, HomeFolders folders, Network network)
        implements MiddlewareContext {

    /** What the names of the loggers begin with. */
    static final String LOGGER = "middleware.";

    @Override
    public Logger logger() {
        return LoggerFactory.getLogger(LOGGER + name);
    }

    @Override
    public Executor executor() {
        return network.executor();
    }

    @Override
    public Scheduler scheduler() {
        return network.scheduler();
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public Path dataDirectory() {
        try {
            return Files.createDirectories(folders.data().resolve(name.replace('/', '_')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
