package io.passeur.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.Pem;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.SecureConnection;
import io.passeur.testing.TestingProxy;
import io.passeur.testing.TlsContexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a configuration names change while the configuration does not. */
class ChangedFilesTest {

    private static final CertificateAuthority OLD = CertificateAuthority.root("old");
    private static final CertificateAuthority NEW = CertificateAuthority.root("new");
    private static final KeyMaterial CLIENT_OF_OLD = OLD.issue("client.example");
    private static final KeyMaterial CLIENT_OF_NEW = NEW.issue("client.example");

    @TempDir
    private Path folder;

    private Path write(String name, String text) {
        try {
            Path draft = Files.writeString(folder.resolve("draft"), text);
            return Files.move(draft, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean accepts(TestingProxy proxy, KeyMaterial client) {
        try (SecureConnection connection = SecureConnection.to(proxy.port(), "a.test", client)) {
            return connection.get("a.test", "/").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static boolean warns(TestingProxy proxy, String... words) {
        return proxy.view().problems().stream()
                .anyMatch(problem -> Stream.of(words).allMatch(problem.toString()::contains));
    }

    @Test
    void authoritiesOfClients() {
        Path file = write("ca.pem", OLD.pem());
        String options = "[tls.options.mutual.clientAuth]\ncaFiles = ['" + file + "']\n";
        try (TestingProxy proxy =
                TestingProxy.start(options + Toml.secure("a", "Host(`a.test`)", "options = 'mutual'"))) {
            assertThat(accepts(proxy, CLIENT_OF_OLD)).isTrue();
            assertThat(accepts(proxy, CLIENT_OF_NEW)).isFalse();
            write("ca.pem", NEW.pem());
            Await.until(() -> accepts(proxy, CLIENT_OF_NEW));
            assertThat(accepts(proxy, CLIENT_OF_OLD)).isFalse();
            write("ca.pem", "");
            Await.until(() -> warns(
                    proxy, "tls.options.mutual@testing: clientAuth.caFiles: ", "what was read before stays in use"));
            assertThat(accepts(proxy, CLIENT_OF_NEW)).isTrue();
            assertThat(accepts(proxy, CLIENT_OF_OLD)).isFalse();
        }
    }

    private static String toml(RawUpstream upstream, String transport) {
        return """
                [http.routers.web]
                rule = "PathPrefix(`/`)"
                service = "web"
                [http.services.web.loadBalancer]
                serversTransport = "tls"
                servers = [{ url = "https://127.0.0.1:%d" }]
                [http.serversTransports.tls]
                %s
                """.formatted(upstream.port(), transport);
    }

    private static RawUpstream upstream(CertificateAuthority own, @Nullable CertificateAuthority ofClients) {
        return new RawUpstream(
                connection -> {
                    connection.readRequest();
                    connection.sendLines("HTTP/1.1 200 OK\nContent-Length: 0\nConnection: close\n\n");
                },
                TlsContexts.listen(TlsContexts.of(own.issue("127.0.0.1"), ofClients), ofClients != null));
    }

    @Test
    void authoritiesOfServers() {
        Path file = folder.resolve("roots.pem");
        try (RawUpstream upstream = upstream(NEW, null);
                TestingProxy proxy = TestingProxy.start(toml(upstream, "rootCAs = ['" + file + "']"))) {
            assertThat(proxy.get("h", "/").status()).as("no such file").isEqualTo(404);
            write("roots.pem", OLD.pem());
            Await.until(() -> proxy.get("h", "/").status() == 502);
            write("roots.pem", NEW.pem());
            Await.until(() -> proxy.get("h", "/").status() == 200);
            write("roots.pem", "nothing");
            Await.until(
                    () -> warns(proxy, "http.serversTransports.tls.rootCAs[0]: ", "what was read before stays in use"));
            assertThat(proxy.get("h", "/").status()).isEqualTo(200);
        }
    }

    @Test
    void certificatesForServers() {
        Path certificate = write("c.pem", Pem.of(CLIENT_OF_OLD.chain()));
        Path key = write("c.key", Pem.of(CLIENT_OF_OLD.key()));
        String transport = "insecureSkipVerify = true\ncertificates = [{ certFile = '" + certificate + "', keyFile = '"
                + key + "' }]";
        try (RawUpstream upstream = upstream(OLD, NEW);
                TestingProxy proxy = TestingProxy.start(toml(upstream, transport))) {
            assertThat(proxy.get("h", "/").status()).isEqualTo(502);
            write("c.key", Pem.of(CLIENT_OF_NEW.key()));
            write("c.pem", Pem.of(CLIENT_OF_NEW.chain()));
            Await.until(() -> proxy.get("h", "/").status() == 200);
        }
    }
}
