package io.passeur.http.middleware.auth.basic;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;
import io.passeur.spi.HeaderSyntax;
import java.util.List;

/**
 * {@code basicAuth}.
 *
 * @param users each {@code name:hash}; they take precedence over those of the file
 * @param usersFile one user per line, read once; empty for none
 * @param removeHeader whether to remove {@code Authorization} before the request is forwarded
 * @param headerField the request header that passes the user's name to the server; empty for none
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

    /** Omits the hashes. */
    @Override
    public String toString() {
        return "BasicAuthConfig[users=" + users.size() + ", usersFile=" + usersFile + ", realm=" + realm + "]";
    }
}
