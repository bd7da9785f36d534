package io.passeur.resolver.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.resolver.acme.storage.ServableCertificate;
import io.passeur.resolver.acme.testing.Pebble;
import io.passeur.testing.SecureConnection;
import io.passeur.testing.TestingProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way: a router asks, the authority comes to the proxy's own entry points, the next handshake shows the result. */
class InTheProxyTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"httpchallenge.entrypoint=plain", "tlschallenge=true"})
    void aRouterGetsItsCertificate(String challenge) throws Exception {
        try (Pebble pebble = Pebble.start(folder)) {
            new RunningResolvers(folder).withAccountKey("le").close();
            String acme = "--certificatesresolvers.le.acme.";
            List<String> flags = List.of(
                    "--entrypoints.plain.address=127.0.0.1:" + pebble.httpPort(),
                    "--entrypoints.plain.http.redirections.entrypoint.to=secure",
                    "--entrypoints.secure.address=127.0.0.1:" + pebble.tlsPort(),
                    acme + challenge,
                    acme + "caserver=" + pebble.directory(),
                    acme + "cacertificates=" + pebble.root(),
                    acme + "keytype=EC256",
                    acme + "email=me@example.org",
                    acme + "storage=" + folder.resolve("acme.json"));
            // The one name that resolves everywhere.
            String dynamic = """
                    [http.routers.app]
                    entryPoints = ["secure"]
                    rule = "Host(`localhost`)"
                    service = "app"
                    [http.routers.app.tls]
                    certResolver = "le"
                    [[http.services.app.loadBalancer.servers]]
                    url = "http://127.0.0.1:1"
                    """;
            try (TestingProxy proxy = TestingProxy.start(dynamic, flags.toArray(String[]::new))) {
                assertThat(issuer(proxy.port("secure"))).startsWith("CN=Pebble Intermediate CA ");
            }
        }
    }

    /** Until then the generated certificate is shown. */
    private static String issuer(int port) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (true) {
            try (SecureConnection connection = SecureConnection.to(port, "localhost")) {
                var certificate = connection.certificate();
                boolean issued = ServableCertificate.names(certificate).equals(List.of("localhost"));
                if (issued || System.nanoTime() > end) {
                    return certificate.getIssuerX500Principal().getName();
                }
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
