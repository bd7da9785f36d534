package io.passeur.resolver.acme;

import io.passeur.resolver.acme.testing.Pebble;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.KeyPair;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/** Somebody else ends an account. */
final class Deactivation {

    private Deactivation() {}

    static void deactivate(Pebble pebble, String account, KeyPair keys) throws Exception {
        HttpClient client = pebble.client();
        GenericAcmeProvider provider = new GenericAcmeProvider() {
            @Override
            public HttpClient createHttpClient(NetworkSettings settings) {
                return client;
            }
        };
        new Session(URI.create(pebble.directory()), provider)
                .login(URI.create(account).toURL(), keys)
                .getAccount()
                .deactivate();
    }
}
