package io.passeur.server;

import io.passeur.guard.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task that a plugin runs on threads of the proxy. A failure is logged with the element, since it may be that nobody
 * looks at the task's result.
 *
 * @param element {@code provider docker}
 * @param consequence of a failure, after a semicolon; or empty
 * @param loader the context class loader, which is the plugin's
 */
record PluginTask(String element, Runnable task, String consequence, ClassLoader loader) implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(PluginTask.class);

    PluginTask(String element, Runnable task) {
        this(element, task, "");
    }

    /** To be called by the thread that hands the task over, on which the plugin runs. */
    PluginTask(String element, Runnable task, String consequence) {
        this(element, task, consequence, Thread.currentThread().getContextClassLoader());
    }

    @Override
    public void run() {
        Thread.currentThread().setContextClassLoader(loader);
        try {
            task.run();
        } catch (Throwable e) {
            LOG.error("A task of the {} failed: {}{}", element, FailureText.reasonAndPlace(e), consequence);
            LOG.debug("A task of the {} failed", element, e);
            throw e;
        }
    }
}
