package io.passeur.spi;

/** Turns documents into trees. Stateless and thread-safe. */
@FunctionalInterface
public interface DocumentReader {

    /**
     * Reads a document. If it cannot be parsed, the result is an empty tree with a problem that has an empty path and
     * states the cause and position.
     */
    ConfigurationTree read(ConfigurationDocument document);
}
