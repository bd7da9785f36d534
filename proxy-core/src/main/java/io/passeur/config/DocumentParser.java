package io.passeur.config;

import io.passeur.spi.ConfigurationDocument;
import io.passeur.spi.ConfigurationTree;
import io.passeur.spi.DocumentReader;

/** Parses documents into trees. */
public final class DocumentParser implements DocumentReader {

    @Override
    public ConfigurationTree read(ConfigurationDocument document) {
        return parse(document).asTree();
    }

    /** A document that cannot be read gives an empty tree and the problem. */
    static ParsedDocument parse(ConfigurationDocument document) {
        return switch (document.format()) {
            case TOML -> TomlReader.read(document.name(), document.text());
            case YAML -> YamlReader.read(document.name(), document.text());
        };
    }
}
