package io.passeur.provider.docker;

import io.passeur.provider.docker.constraint.Constraint;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;
import io.passeur.toolkit.tls.TlsClientConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code providers.docker}.
 *
 * @param endpoint {@code unix:}, {@code npipe:}, {@code tcp:}, {@code http:} or {@code https:}; empty for {@code
 *     DOCKER_HOST} or, without that, the default socket
 * @param username for basic authentication
 * @param httpClientTimeout how long a response of the engine may take; 0 for one minute
 * @param exposedByDefault whether containers without the label {@code traefik.enable} are served
 * @param constraints a condition on labels; empty for none
 * @param allowEmptyServices if explicitly false, the routes of containers that temporarily cannot take requests are
 *     removed
 * @param network the network over which containers are reached; empty to choose one that the proxy shares with each
 *     container
 * @param useBindPortIP whether servers are the addresses on which containers publish their ports
 * @param watch whether to follow the engine's events
 * @param defaultRule the template for the rules of routers without a rule label
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
        // Their mistakes are known before any engine is asked, so they refuse the start.
        Constraint.parse(constraints);
        EngineAccess.checkAddress(endpoint);
    }

    /** Omits the password. */
    @Override
    public String toString() {
        return "providers.docker at \"" + endpoint + "\"";
    }
}
