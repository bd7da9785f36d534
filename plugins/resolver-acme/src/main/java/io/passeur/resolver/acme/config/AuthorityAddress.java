package io.passeur.resolver.acme.config;

import org.slf4j.Logger;

/** Replaces addresses that have been out of service for years but are still in old configurations. */
public final class AuthorityAddress {

    private AuthorityAddress() {}

    public static AcmeConfig current(AcmeConfig written, Logger logger) {
        String server = written.caServer()
                .replaceFirst(
                        "^https://acme-v01\\.api\\.letsencrypt\\.org(/.*)?$",
                        "https://acme-v02.api.letsencrypt.org/directory")
                .replaceFirst(
                        "^https://acme-staging\\.api\\.letsencrypt\\.org(/.*)?$",
                        "https://acme-staging-v02.api.letsencrypt.org/directory");
        if (server.equals(written.caServer())) {
            return written;
        }
        logger.warn("caServer: {} is an address of the old protocol; using {}", written.caServer(), server);
        return written.withCaServer(server);
    }
}
