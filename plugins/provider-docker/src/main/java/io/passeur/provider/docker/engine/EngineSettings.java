package io.passeur.provider.docker.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How to talk to the engine.
 *
 * @param username for basic authentication; empty for none
 * @param timeout for an answer; events may take any time
 * @param apiVersion empty for what the engine offers
 */
public record EngineSettings(
        Endpoint endpoint,
        EngineTls tls,
        String username,
        String password,
        Duration timeout,
        String apiVersion,
        String userAgent) {

    /** @throws io.passeur.spi.ConfigurationException if files for TLS cannot be used */
    public void check() {
        if (endpoint.isSecure()) {
            tls.context();
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
