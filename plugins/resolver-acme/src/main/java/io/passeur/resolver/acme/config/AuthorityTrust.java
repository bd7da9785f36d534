package io.passeur.resolver.acme.config;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The certificates that are trusted for the ACME server: from the settings or, if these are absent, from the
 * environment variables that Traefik's library reads.
 *
 * @param certificates files or PEM text
 */
public record AuthorityTrust(List<String> certificates, boolean systemToo, String serverName) {

    public AuthorityTrust {
        certificates = List.copyOf(certificates);
    }

    public static AuthorityTrust of(AcmeConfig config, Map<String, String> environment) {
        List<String> certificates = new ArrayList<>(config.caCertificates());
        if (certificates.isEmpty()) {
            String paths = environment.getOrDefault("LEGO_CA_CERTIFICATES", "");
            for (String path : paths.split(File.pathSeparator, -1)) {
                if (!path.isEmpty()) {
                    certificates.add(path);
                }
            }
        }
        boolean system = config.caSystemCertPool()
                || Boolean.parseBoolean(environment.getOrDefault("LEGO_CA_SYSTEM_CERT_POOL", "false"));
        String name = config.caServerName().isEmpty()
                ? environment.getOrDefault("LEGO_CA_SERVER_NAME", "")
                : config.caServerName();
        return new AuthorityTrust(certificates, system, name);
    }

    /** Whether all settings have their defaults. */
    public boolean isSystemsOwn() {
        return certificates.isEmpty() && serverName.isEmpty();
    }
}
