package io.passeur.distribution.container;

import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.Pem;
import io.passeur.tls.KeyMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pebble in a container beside the proxy. It finds the proxy by the names that the network has for it.
 *
 * @param folder for its files
 */
record PebbleContainer(Path folder) {

    static final String DIRECTORY = "https://pebble:14000/dir";
    static final String CERTIFICATE = "/pebble/ca.pem";
    static final int MANAGEMENT = 15000;

    private static final String CONFIGURATION = """
            {"pebble": {"listenAddress": "0.0.0.0:14000", "managementListenAddress": "0.0.0.0:15000",
             "certificate": "/pebble/server.pem", "privateKey": "/pebble/server.key", "httpPort": 80, "tlsPort": 443,
             "ocspResponderURL": ""}}
            """;

    static PebbleContainer create(Path folder) throws IOException {
        Files.createDirectories(folder);
        CertificateAuthority authority = CertificateAuthority.root("authority of the authority");
        KeyMaterial server = authority.issue("pebble", "127.0.0.1");
        Files.writeString(folder.resolve("ca.pem"), authority.pem());
        Files.writeString(folder.resolve("server.pem"), Pem.of(server.chain()));
        Files.writeString(folder.resolve("server.key"), Pem.of(server.key()));
        Files.writeString(folder.resolve("pebble.json"), CONFIGURATION);
        return new PebbleContainer(folder);
    }

    /** What is added to the project of the proxy, which gets names for the authority to look up. */
    Path composeFile(Images images, String... names) throws IOException {
        return Files.writeString(folder.resolve("compose.yml"), """
                services:
                  proxy:
                    depends_on: [pebble]
                    volumes: ["%1$s:/pebble:ro"]
                    networks:
                      web: {aliases: [%3$s]}
                  pebble:
                    image: %2$s
                    command: [pebble, -strict, -config, /pebble/pebble.json]
                    environment: {PEBBLE_VA_NOSLEEP: "1", PEBBLE_WFE_NONCEREJECT: "0"}
                    volumes: ["%1$s:/pebble:ro"]
                    ports: ["127.0.0.1::15000"]
                    networks: [web]
                """.formatted(
                        folder.toAbsolutePath(), images.base(), String.join(", ", names)));
    }
}
