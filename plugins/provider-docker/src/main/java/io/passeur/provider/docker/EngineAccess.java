package io.passeur.provider.docker;

import io.passeur.provider.docker.engine.Endpoint;
import io.passeur.provider.docker.engine.EngineSettings;
import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.tls.TlsClientConfig;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Determines how to reach the engine: from the provider's settings and, where these are absent, from the environment
 * variables of Docker's own tools.
 */
final class EngineAccess {

    private EngineAccess() {}

    /** @throws ConfigurationException if the settings are invalid; the message begins with the key */
    static EngineSettings of(DockerProviderConfig config, Map<String, String> environment, String userAgent) {
        TlsClientConfig tls = tls(config.tls(), environment);
        TlsClientConfig used = tls == null ? TlsClientConfig.DEFAULT : tls;
        EngineSettings settings = new EngineSettings(
                endpoint(config, environment, tls != null),
                used,
                config.username(),
                config.password(),
                config.httpClientTimeout(),
                environment.getOrDefault("DOCKER_API_VERSION", ""),
                userAgent);
        settings.check();
        return settings;
    }

    private static Endpoint endpoint(DockerProviderConfig config, Map<String, String> environment, boolean secure) {
        String host = environment.getOrDefault("DOCKER_HOST", "");
        if (config.endpoint().isEmpty() && !host.isEmpty()) {
            return parse("DOCKER_HOST", host, secure);
        }
        return parse("endpoint", config.endpoint().isEmpty() ? Endpoint.DEFAULT : config.endpoint(), secure);
    }

    /** @throws ConfigurationException if it is not an address; the message begins with the key */
    static void checkAddress(String endpoint) {
        if (!endpoint.isEmpty()) {
            parse("endpoint", endpoint, false);
        }
    }

    private static Endpoint parse(String source, String text, boolean secure) {
        try {
            return Endpoint.parse(text, secure);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(source + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable TlsClientConfig tls(@Nullable TlsClientConfig tls, Map<String, String> environment) {
        if (tls != null) {
            return tls;
        }
        String folder = environment.getOrDefault("DOCKER_CERT_PATH", "");
        if (folder.isEmpty()) {
            return null;
        }
        boolean unverified = environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty();
        return new TlsClientConfig(
                file(folder, "ca.pem"), file(folder, "cert.pem"), file(folder, "key.pem"), unverified);
    }

    private static String file(String folder, String name) {
        return Path.of(folder, name).toString();
    }
}
