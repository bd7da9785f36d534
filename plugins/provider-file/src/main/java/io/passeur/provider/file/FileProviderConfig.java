package io.passeur.provider.file;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;

/**
 * {@code providers.file}.
 *
 * @param filename a single file; relative to the working directory
 * @param directory a folder whose files and sub-folders are read; takes precedence over {@code filename}
 * @param watch whether changes are detected while the proxy runs
 * @param debugLogGeneratedTemplate whether rendered templates are logged at level DEBUG
 */
public record FileProviderConfig(
        @Default("") String filename,
        @Default("") String directory,
        @Default("true") boolean watch,
        boolean debugLogGeneratedTemplate) {

    public FileProviderConfig {
        if (filename.isEmpty() && directory.isEmpty()) {
            throw new ConfigurationException(
                    "error using file configuration provider, neither filename nor directory is defined");
        }
        if (directory.isEmpty() && DocumentFormat.of(filename).isEmpty()) {
            throw new ConfigurationException(
                    "unsupported file extension for file " + filename + " (expected: .toml, .yaml or .yml)");
        }
    }
}
