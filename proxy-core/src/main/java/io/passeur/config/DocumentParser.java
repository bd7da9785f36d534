package io.passeur.config;

import io.passeur.spi.ConfigurationDocument;
import io.passeur.spi.ConfigurationTree;
import io.passeur.spi.DocumentReader;

/** Parses documents into trees. */
public final class DocumentParser implements DocumentReader {

    /** Far deeper than any setting, and no risk to those who walk the tree. */
    private static final int MAX_DEPTH = 100;

    @Override
    public ConfigurationTree read(ConfigurationDocument document) {
        return parse(document).asTree();
    }

    /** A document that cannot be read gives an empty tree and the problem. */
    static ParsedDocument parse(ConfigurationDocument document) {
        try {
            ParsedDocument parsed = parseUnbounded(document);
            if (Trees.depth(parsed.tree(), MAX_DEPTH) <= MAX_DEPTH) {
                return parsed;
            }
        } catch (StackOverflowError e) {
            // The parsers recurse without a limit of their own.
        }
        return ParsedDocument.unreadable(
                document.name(), "is nested more than " + MAX_DEPTH + " levels deep, the limit", 0);
    }

    private static ParsedDocument parseUnbounded(ConfigurationDocument document) {
        return switch (document.format()) {
            case TOML -> TomlReader.read(document.name(), document.text());
            case YAML -> YamlReader.read(document.name(), document.text());
        };
    }
}
