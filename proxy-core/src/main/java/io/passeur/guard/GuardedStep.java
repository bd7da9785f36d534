package io.passeur.guard;

import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.QuietException;

/** The name of a middleware or service in messages, and how its requests run. Thread-safe. */
final class GuardedStep implements Watched {

    private final String name;
    private final Guard guard;
    private final ElementHost host;
    private volatile boolean blocking;

    /**
     * @param name {@code the middleware a@file of the type geoBlock}
     * @param blocking whether it may block its thread
     */
    GuardedStep(String name, Guard guard, ElementHost host, boolean blocking) {
        this.name = name;
        this.guard = guard;
        this.host = host;
        this.blocking = blocking;
    }

    /** Whether its requests run on separate threads. */
    @Override
    public boolean isBlocking() {
        return blocking || guard.hasLostThreads();
    }

    Executor threads() {
        return host.blockingThreads();
    }

    ClassLoader loader() {
        return guard.loader();
    }

    /** Whether a failure is the client's: its message is malformed, or it has left. */
    static boolean isOfClient(Throwable failure) {
        return failure instanceof HttpException || failure instanceof QuietException;
    }

    /** @param failure what it threw while it handled a request */
    PluginException failed(Throwable failure) {
        String what = guard.plugin() + " failed in " + name + ": ";
        String place = Frames.place(failure);
        return new PluginException(
                what + FailureText.reason(failure) + place,
                what + failure.getClass().getName() + place,
                failure);
    }

    @Override
    public void hasBlocked(String seconds, String place) {
        blocking = true;
        host.problems()
                .error(
                        "blocking",
                        guard.plugin() + " blocked a request thread for " + seconds + " in " + name + place
                                + ", which must not block; its requests now run on separate threads");
    }

    /** Its other elements are likely to do the same, and the proxy has few lanes. */
    @Override
    public void ignoresInterrupts() {
        guard.hasLostThread(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
