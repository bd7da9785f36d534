package io.passeur.server;

import io.passeur.config.StaticConfiguration;
import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the URL of {@code /ping} to a file once the proxy is ready, for health checks that cannot start a second JVM:
 * a container's memory may be too small for two.
 *
 * @param file null if no file is configured
 */
record PingFile(@Nullable Path file) {

    private static final Logger LOG = LoggerFactory.getLogger(PingFile.class);

    static PingFile of(Map<String, String> environment) {
        String file = environment.get("PASSEUR_PING_FILE");
        return new PingFile(file == null || file.isEmpty() ? null : Path.of(file));
    }

    /** One line: the URL, or nothing if {@code ping} is not configured or its port is unknown. */
    void write(StaticConfiguration configuration) {
        if (file == null) {
            return;
        }
        try {
            // Never follows a link that another user has created.
            Files.deleteIfExists(file);
            Files.writeString(file, url(configuration) + "\n", StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            LOG.warn("PASSEUR_PING_FILE: {} cannot be written: {}", file, e.toString());
        }
    }

    private static String url(StaticConfiguration configuration) {
        try {
            return Healthcheck.url(configuration);
        } catch (ConfigurationException e) {
            LOG.debug("There is no URL for health checks: {}", e.getMessage());
            return "";
        }
    }
}
