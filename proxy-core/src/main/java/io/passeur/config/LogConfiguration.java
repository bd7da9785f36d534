package io.passeur.config;

import io.passeur.spi.Default;

/**
 * {@code log}.
 *
 * @param level {@code TRACE} to {@code PANIC}, case-insensitive; anything else counts as {@code INFO}
 * @param format {@code common} or {@code json}; anything else counts as {@code common}
 * @param filePath empty for standard output
 * @param maxSize of the file in megabytes before a new one begins; 0 for 100
 * @param maxAge of old files in days; 0 for no limit
 * @param maxBackups how many old files are kept; 0 for no limit
 * @param compress has no effect, as in Traefik: old files are always compressed
 */
public record LogConfiguration(
        @Default("INFO") String level,
        @Default("common") String format,
        @Default("") String filePath,
        int maxSize,
        int maxAge,
        int maxBackups,
        boolean noColor,
        boolean compress) {}
