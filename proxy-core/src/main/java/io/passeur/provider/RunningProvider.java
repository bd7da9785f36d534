package io.passeur.provider;

import io.passeur.guard.PluginTimeoutException;
import io.passeur.guard.ProviderHost;
import io.passeur.spi.ConfigurationListener;
import io.passeur.spi.Provider;

/**
 * A provider with its context. A failure is a problem of the provider while it lasts. A call that exceeds its time
 * limit is not awaited, but later snapshots are applied.
 */
record RunningProvider(Provider provider, ProviderHost host) implements AutoCloseable {

    private static final String START = "start";
    private static final String RELOAD = "reload";

    void start(ConfigurationListener listener) {
        attempt(START, () -> provider.start(listener), "the proxy continues without this provider");
    }

    void reload() {
        attempt(RELOAD, provider::reload, "its last configuration stays in use");
    }

    private void attempt(String step, Runnable call, String consequence) {
        try {
            call.run();
            host.problems().withdraw(step);
        } catch (PluginTimeoutException e) {
            host.problems().warning(step, e.getMessage() + "; the proxy no longer waits for it");
            var unused = e.end().whenComplete((result, failure) -> ended(step, failure, consequence));
        } catch (RuntimeException e) {
            failed(step, e, consequence);
        }
    }

    private void ended(String step, Throwable failure, String consequence) {
        if (failure == null) {
            host.problems().withdraw(step);
        } else {
            failed(step, failure, consequence);
        }
    }

    private void failed(String step, Throwable failure, String consequence) {
        host.problems().error(step, failure.getMessage() + "; " + consequence);
    }

    @Override
    public void close() {
        try {
            provider.close();
        } catch (RuntimeException e) {
            host.logger().warn("{}", e.getMessage());
            host.logger().debug("The provider was not closed", e);
        } finally {
            host.close();
        }
    }
}
