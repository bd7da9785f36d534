package io.passeur.spi;

import java.util.Map;

/**
 * Turns what a source holds into the configuration model. One wrong key or element becomes a {@link Problem} and is left
 * out; the rest is kept. Stateless and thread-safe.
 */
public interface ConfigurationDecoder {

    /**
     * Decodes a document. A document that cannot be parsed at all gives an empty configuration and one problem that says
     * where.
     */
    ConfigurationSnapshot decode(ConfigurationDocument document);

    /**
     * Decodes a tree such as labels give: Map (keyed by String), List, String, Boolean, Long, Double.
     *
     * @param origin where the tree comes from, for problems
     */
    ConfigurationSnapshot decode(Map<String, ?> tree, Origin origin);
}
