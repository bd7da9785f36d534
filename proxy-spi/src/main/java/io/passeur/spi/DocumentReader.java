package io.passeur.spi;

/** Turns documents into trees. Stateless and thread-safe. */
@FunctionalInterface
public interface DocumentReader {

    /**
     * Reads a document. One that cannot be parsed gives an empty tree and a problem with an empty path that says why and
     * where.
     */
    ConfigurationTree read(ConfigurationDocument document);
}
