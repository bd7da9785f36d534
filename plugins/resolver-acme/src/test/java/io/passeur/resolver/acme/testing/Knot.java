package io.passeur.resolver.acme.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real name server on loopback: Knot, with the zone {@code example.test}, which changes for whoever has the key. */
public final class Knot implements AutoCloseable {

    public static final String SECRET = "c2VjcmV0LW9mLWEtdGVzdC16b25lLTMyLWJ5dGVzISE=";

    private final int port;
    private final Process process;

    public Knot(Path folder) throws IOException, InterruptedException {
        String program = Tools.need("knotd");
        port = Tools.freePorts(1).get(0);
        Files.writeString(folder.resolve("example.test.zone"), """
                $ORIGIN example.test.
                @ 60 SOA ns.example.test. admin.example.test. 1 3600 600 86400 60
                @ 60 NS ns.example.test.
                ns 60 A 127.0.0.1
                _acme-challenge.alias 60 CNAME proof.elsewhere.example.test.
                """);
        Files.writeString(
                folder.resolve("knot.conf"), """
                server:
                    rundir: "%1$s"
                    listen: 127.0.0.1@%2$d
                    user: "%4$s"
                log:
                  - target: stdout
                    any: info
                database:
                    storage: "%1$s"
                key:
                  - id: acme
                    algorithm: hmac-sha256
                    secret: %3$s
                acl:
                  - id: update
                    key: acme
                    action: update
                zone:
                  - domain: example.test
                    storage: "%1$s"
                    file: example.test.zone
                    acl: update
                """.formatted(folder, port, SECRET, System.getProperty("user.name")));
        ProcessBuilder builder =
                new ProcessBuilder(program, "-c", folder.resolve("knot.conf").toString());
        process = Tools.start(builder, folder.resolve("knot.log"), port);
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
