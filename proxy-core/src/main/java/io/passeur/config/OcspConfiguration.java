package io.passeur.config;

import java.util.Map;

/**
 * {@code ocsp}: if present, OCSP responses are stapled.
 *
 * @param responderOverrides alternative responders, by the URLs that certificates name
 */
public record OcspConfiguration(Map<String, String> responderOverrides) {

    public OcspConfiguration {
        responderOverrides = Map.copyOf(responderOverrides);
    }
}
