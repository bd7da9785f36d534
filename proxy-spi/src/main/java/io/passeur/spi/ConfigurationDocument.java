package io.passeur.spi;

/**
 * A document with dynamic configuration.
 *
 * @param name the name that problems use, usually the file's path
 * @param text the document's text, after templates were rendered
 */
public record ConfigurationDocument(String name, Format format, String text) {

    public enum Format {
        TOML,
        /** YAML, which includes JSON. */
        YAML
    }
}
