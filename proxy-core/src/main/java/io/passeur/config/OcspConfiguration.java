package io.passeur.config;

import java.util.Map;

/**
 * {@code ocsp}: if it is there, proofs that certificates are not revoked are stapled.
 *
 * @param responderOverrides other places to ask, by the places that certificates name
 */
public record OcspConfiguration(Map<String, String> responderOverrides) {

    public OcspConfiguration {
        responderOverrides = Map.copyOf(responderOverrides);
    }
}
