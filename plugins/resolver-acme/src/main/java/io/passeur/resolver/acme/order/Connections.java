package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.config.AcmeConfig;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.Connection;
import org.shredzone.acme4j.connector.HttpConnector;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.provider.GenericAcmeProvider;
import org.shredzone.acme4j.toolbox.JSON;

/** How acme4j reaches an authority, according to the settings for trust, timeouts and server name. */
final class Connections extends GenericAcmeProvider {

    private final AcmeConfig config;
    private final HttpClient client;
    private final String userAgent;

    Connections(AcmeConfig config, HttpClient client, String userAgent) {
        this.config = config;
        this.client = client;
        this.userAgent = userAgent;
    }

    /** For one run, so that no cached directory outlives it. */
    Session session(URI server) {
        Session session = new Session(server, this);
        session.networkSettings().setTimeout(config.clientResponseHeaderTimeout());
        return session;
    }

    @Override
    public HttpClient createHttpClient(NetworkSettings settings) {
        return client;
    }

    @Override
    public Connection connect(URI server, NetworkSettings settings, HttpClient httpClient) {
        return new TimedConnection(new NamedConnector(settings, httpClient), config.clientTimeout());
    }

    /** Once per session; acme4j would fetch it before every request if the authority forbids caching. */
    @Override
    public @Nullable JSON directory(Session session, URI server) throws AcmeException {
        if (session.hasDirectory()) {
            return null;
        }
        JSON directory = super.directory(session, server);
        session.setDirectoryExpires(ZonedDateTime.now(ZoneOffset.UTC).plusHours(1));
        return directory;
    }

    private final class NamedConnector extends HttpConnector {

        NamedConnector(NetworkSettings settings, HttpClient httpClient) {
            super(settings, httpClient);
        }

        @Override
        public HttpRequest.Builder createRequestBuilder(URL url) {
            return super.createRequestBuilder(url).setHeader("User-Agent", userAgent);
        }
    }
}
