package io.passeur.http.middleware.auth.basic;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;
import io.passeur.spi.HeaderSyntax;
import java.util.List;

/**
 * {@code basicAuth}.
 *
 * @param users each {@code name:hash}; they win over those of the file
 * @param usersFile one user a line, read once; empty for none
 * @param removeHeader the server does not see {@code Authorization}
 * @param headerField the request header that tells the server the user's name; empty for none
 */
public record BasicAuthConfig(
        List<String> users,
        @Default("") String usersFile,
        @Default("traefik") String realm,
        boolean removeHeader,
        @Default("") String headerField) {

    private static final String DEFAULT_REALM = "traefik";

    public BasicAuthConfig {
        users = List.copyOf(users);
        realm = realm.isEmpty() ? DEFAULT_REALM : HeaderSyntax.value("WWW-Authenticate", realm);
        if (!headerField.isEmpty()) {
            HeaderSyntax.name(headerField);
        }
        if (users.isEmpty() && usersFile.isEmpty()) {
            throw new ConfigurationException("no users found (expected: users or usersFile)");
        }
    }

    /** Hashes stay out of logs. */
    @Override
    public String toString() {
        return "BasicAuthConfig[users=" + users.size() + ", usersFile=" + usersFile + ", realm=" + realm + "]";
    }
}
