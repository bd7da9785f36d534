package io.passeur.spi;

/**
 * A document with dynamic configuration.
 *
 * @param name what problems call it, usually the file's path
 * @param text the document, after any template in it was rendered
 */
public record ConfigurationDocument(String name, Format format, String text) {

    public enum Format {
        TOML,
        /** YAML, and with it JSON. */
        YAML
    }
}
