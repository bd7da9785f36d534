package io.passeur.provider.docker.engine;

import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.tls.TlsClientConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * The settings of the connection to the engine.
 *
 * @param username for basic authentication; empty for none
 * @param timeout for a response; event streams have no limit
 * @param apiVersion empty to use the engine's version
 */
public record EngineSettings(
        Endpoint endpoint,
        TlsClientConfig tls,
        String username,
        String password,
        Duration timeout,
        String apiVersion,
        String userAgent) {

    /** @throws ConfigurationException if TLS files cannot be used */
    public void check() {
        if (endpoint.isSecure()) {
            sslContext();
        }
    }

    /** @throws ConfigurationException if TLS files cannot be used; the message begins with the key */
    SSLContext sslContext() {
        try {
            return tls.context();
        } catch (ConfigurationException e) {
            throw new ConfigurationException("tls." + e.getMessage(), e);
        }
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", userAgent);
        if (!username.isEmpty() || !password.isEmpty()) {
            byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        return headers;
    }

    @Override
    public String toString() {
        return "engine at " + endpoint;
    }
}
