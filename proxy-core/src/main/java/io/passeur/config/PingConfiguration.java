package io.passeur.config;

import io.passeur.spi.Default;

/**
 * {@code ping}: if present, the proxy reports its health.
 *
 * @param entryPoint serves {@code /ping}, and the command {@code healthcheck} uses it
 * @param manualRouting only users' routers lead to {@code ping@internal}
 * @param terminatingStatusCode the status once the proxy was told to stop
 */
public record PingConfiguration(
        @Default(StaticConfiguration.INTERNAL_ENTRY_POINT) String entryPoint,
        boolean manualRouting,
        @Default("503") int terminatingStatusCode) {}
