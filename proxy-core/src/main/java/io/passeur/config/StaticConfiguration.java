package io.passeur.config;

import io.passeur.spi.AllowEmpty;
import java.util.Map;

/**
 * Everything that is fixed while the proxy runs.
 *
 * @param entryPoints by name, at least one
 */
public record StaticConfiguration(
        GlobalConfiguration global,
        CoreConfiguration core,
        @AllowEmpty LogConfiguration log,
        Map<String, EntryPointConfiguration> entryPoints,
        ProvidersConfiguration providers,
        StaticServersTransport serversTransport,
        ExperimentalConfiguration experimental) {

    StaticConfiguration withEntryPoints(Map<String, EntryPointConfiguration> others) {
        return new StaticConfiguration(global, core, log, others, providers, serversTransport, experimental);
    }
}
