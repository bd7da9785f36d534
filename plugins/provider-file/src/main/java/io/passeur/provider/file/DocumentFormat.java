package io.passeur.provider.file;

import io.passeur.spi.ConfigurationDocument.Format;
import java.util.Locale;
import java.util.Optional;

/** Determines by its name whether a file is configuration. */
final class DocumentFormat {

    private DocumentFormat() {}

    /** Empty for other files, such as an editor's lock file. */
    static Optional<Format> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.substring(name.lastIndexOf('/') + 1).startsWith(".#")) {
            return Optional.empty();
        }
        if (name.endsWith(".toml")) {
            return Optional.of(Format.TOML);
        }
        return name.endsWith(".yaml") || name.endsWith(".yml") ? Optional.of(Format.YAML) : Optional.empty();
    }
}
