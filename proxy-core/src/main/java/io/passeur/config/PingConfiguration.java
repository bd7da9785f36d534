package io.passeur.config;

import io.passeur.spi.Default;

/**
 * {@code ping}: if it is there, the proxy says whether it is well.
 *
 * @param entryPoint where {@code /ping} is answered, and where the command {@code healthcheck} asks
 * @param manualRouting only routers of users lead to {@code ping@internal}
 * @param terminatingStatusCode the answer from the moment on at which the proxy was told to stop
 */
public record PingConfiguration(
        @Default(StaticConfiguration.INTERNAL_ENTRY_POINT) String entryPoint,
        boolean manualRouting,
        @Default("503") int terminatingStatusCode) {}
