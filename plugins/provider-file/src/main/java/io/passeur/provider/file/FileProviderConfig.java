package io.passeur.provider.file;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;

/**
 * {@code providers.file}.
 *
 * @param filename one file; relative to the working directory
 * @param directory a folder of files, read with its sub-folders; wins over {@code filename}
 * @param watch whether changes are picked up while the proxy runs
 * @param debugLogGeneratedTemplate whether a rendered template is logged, at level DEBUG
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
