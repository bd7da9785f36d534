package io.passeur.server;

import io.passeur.config.LoadedConfiguration;

/** Runs the proxy until a stop is requested. */
public interface ProxyRunner {

    /**
     * Called once, by the main thread, when logging works and the configuration's warnings are logged.
     *
     * @return the exit code of the process: 0 after a graceful stop
     */
    int run(LoadedConfiguration loaded);
}
