package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.config.AcmeConfig;
import io.passeur.resolver.acme.config.AuthorityTrust;
import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;

/** The client for requests to an authority. */
final class TrustedClient {

    private TrustedClient() {}

    /** @throws ConfigurationException if the authority's certificates cannot be read */
    static HttpClient of(AcmeConfig config, Map<String, String> environment, Path folder) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(config.clientResponseHeaderTimeout())
                .proxy(EnvironmentProxy.of(environment));
        AuthorityTrust trust = AuthorityTrust.of(config, environment);
        if (!trust.isSystemsOwn()) {
            try {
                builder.sslContext(Trust.context(trust, folder));
            } catch (IOException | GeneralSecurityException e) {
                throw new ConfigurationException("caCertificates: " + e.getMessage(), e);
            }
        }
        return builder.build();
    }
}
