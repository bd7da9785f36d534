package io.passeur.config;

import io.passeur.spi.ConfigurationDocument;

/** Reads documents into trees. */
final class DocumentReader {

    private DocumentReader() {}

    /** A document that cannot be read yields an empty tree and the problem. */
    static ParsedDocument read(ConfigurationDocument document) {
        return switch (document.format()) {
            case TOML -> TomlReader.read(document.name(), document.text());
            case YAML -> YamlReader.read(document.name(), document.text());
        };
    }
}
