package io.passeur.provider.docker;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;
import io.passeur.toolkit.tls.TlsClientConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code providers.docker}.
 *
 * @param endpoint {@code unix:}, {@code npipe:}, {@code tcp:}, {@code http:} or {@code https:}; empty for that of {@code
 *     DOCKER_HOST}, or the usual socket
 * @param username for basic authentication at the endpoint
 * @param httpClientTimeout how long an answer of the engine may take; 0 for a minute
 * @param exposedByDefault whether containers without the label {@code traefik.enable} are seen
 * @param constraints a condition on labels; empty for none
 * @param allowEmptyServices explicitly false, the routes of containers that cannot take requests now disappear
 * @param network the network by which containers are reached; empty for one that the proxy shares with each
 * @param useBindPortIP servers are the addresses on which containers publish their ports
 * @param watch whether events are followed
 * @param defaultRule the template of a router's rule that no label sets
 */
public record DockerProviderConfig(
        @Default("") String endpoint,
        @Default("") String username,
        @Default("") String password,
        @Nullable TlsClientConfig tls,
        @Default("0s") Duration httpClientTimeout,
        @Default("true") boolean exposedByDefault,
        @Default("") String constraints,
        @Nullable Boolean allowEmptyServices,
        @Default("") String network,
        boolean useBindPortIP,
        @Default("true") boolean watch,
        @Default("Host(`{{ normalize .Name }}`)") String defaultRule) {

    public DockerProviderConfig {
        if (httpClientTimeout.isNegative()) {
            throw new ConfigurationException(
                    "httpClientTimeout: " + httpClientTimeout.toSeconds() + "s is negative (expected: 0 or more)");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "providers.docker at \"" + endpoint + "\"";
    }
}
