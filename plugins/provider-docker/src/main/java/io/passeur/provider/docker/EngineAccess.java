package io.passeur.provider.docker;

import io.passeur.provider.docker.DockerProviderConfig.TlsConfig;
import io.passeur.provider.docker.engine.Endpoint;
import io.passeur.provider.docker.engine.EngineSettings;
import io.passeur.provider.docker.engine.EngineTls;
import io.passeur.spi.ConfigurationException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the engine is reached: by the provider's settings, and where they say nothing by the variables that Docker's own tools
 * read.
 */
final class EngineAccess {

    private EngineAccess() {}

    /** @throws ConfigurationException if the settings cannot work; the message begins with the key */
    static EngineSettings of(DockerProviderConfig config, Map<String, String> environment, String userAgent) {
        EngineTls tls = tls(config.tls(), environment);
        EngineTls used = tls == null ? EngineTls.USUAL : tls;
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
        return parse("endpoint", config.endpoint().isEmpty() ? Endpoint.USUAL : config.endpoint(), secure);
    }

    private static Endpoint parse(String source, String text, boolean secure) {
        try {
            return Endpoint.parse(text, secure);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(source + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable EngineTls tls(@Nullable TlsConfig tls, Map<String, String> environment) {
        if (tls != null) {
            return new EngineTls(tls.ca(), tls.cert(), tls.key(), tls.insecureSkipVerify());
        }
        String folder = environment.getOrDefault("DOCKER_CERT_PATH", "");
        if (folder.isEmpty()) {
            return null;
        }
        boolean unverified = environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty();
        return new EngineTls(file(folder, "ca.pem"), file(folder, "cert.pem"), file(folder, "key.pem"), unverified);
    }

    private static String file(String folder, String name) {
        return Path.of(folder, name).toString();
    }
}
