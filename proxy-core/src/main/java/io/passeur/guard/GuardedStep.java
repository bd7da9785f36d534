package io.passeur.guard;

import java.util.concurrent.Executor;

/** The name of a middleware in messages, and how its requests run. Thread-safe. */
final class GuardedStep implements Watched {

    private final String name;
    private final PluginName plugin;
    private final MiddlewareHost host;
    private final ClassLoader loader;
    private volatile boolean blocking;

    /** @param name {@code the middleware a@file of the type geoBlock} */
    GuardedStep(String name, PluginName plugin, MiddlewareHost host, ClassLoader loader, boolean blocking) {
        this.name = name;
        this.plugin = plugin;
        this.host = host;
        this.loader = loader;
        this.blocking = blocking;
    }

    /** Whether its requests run on separate threads. */
    @Override
    public boolean isBlocking() {
        return blocking;
    }

    Executor threads() {
        return host.blockingThreads();
    }

    ClassLoader loader() {
        return loader;
    }

    /** @param failure what the middleware threw while it handled a request */
    PluginException failed(Throwable failure) {
        return new PluginException(
                plugin + " failed in " + name + ": " + FailureText.reason(failure) + Frames.place(failure), failure);
    }

    @Override
    public void hasBlocked(String seconds, String place) {
        blocking = true;
        host.problems()
                .error(
                        "blocking",
                        plugin + " declares " + name + " as non-blocking, but it blocked a request thread for "
                                + seconds + place + "; its requests now run on separate threads");
    }

    @Override
    public String toString() {
        return name;
    }
}
