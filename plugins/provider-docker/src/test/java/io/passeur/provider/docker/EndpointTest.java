package io.passeur.provider.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.passeur.spi.ConfigurationException;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.Pem;
import io.passeur.testing.RunningProvider;
import io.passeur.testing.TlsContexts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways to an engine that is not behind a socket on this machine, and what is refused. */
@Timeout(120)
class EndpointTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.root("engines");

    @TempDir
    Path folder;

    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private @Nullable HttpServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private int serve(HttpServer created) throws IOException {
        server = created;
        created.createContext("/", this::answer);
        created.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        created.start();
        return created.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        boolean ping = exchange.getRequestURI().getPath().endsWith("/_ping");
        String body = ping ? "OK" : TestContainer.list(List.of(new TestContainer("whoami", 1)));
        exchange.getResponseHeaders().set("Api-Version", "1.45");
        exchange.sendResponseHeaders(200, body.length());
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    private int secure(String name, boolean clientsNeedCertificates) throws IOException {
        HttpsServer created = HttpsServer.create();
        var context = TlsContexts.of(AUTHORITY.issue(name), AUTHORITY);
        created.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                var wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(clientsNeedCertificates);
                parameters.setSSLParameters(wanted);
            }
        });
        return serve(created);
    }

    private static void assertFound(Map<String, ?> settings, Map<String, String> environment) {
        try (RunningProvider provider = DockerProviders.start(settings, Set.of(), environment)) {
            assertThat(provider.poll()).as("%s", provider.log()).isNotNull();
            assertThat(provider.log()).anyMatch(line -> line.contains("API 1.45: 1 containers"));
        }
    }

    @ParameterizedTest
    @CsvSource({"tcp, ''", "http, ''", "tcp, /engine"})
    void plainTextOverTcp(String scheme, String path) throws IOException {
        int port = serve(HttpServer.create());
        assertFound(Map.of("endpoint", scheme + "://localhost:" + port + path, "watch", "false"), Map.of());
        assertThat(credentials).containsOnly("null");
    }

    @Test
    void basicAuthentication() throws IOException {
        int port = serve(HttpServer.create());
        assertFound(
                Map.of(
                        "endpoint", "tcp://localhost:" + port,
                        "watch", "false",
                        "username", "reader",
                        "password", "s:ecret"),
                Map.of());
        assertThat(credentials).containsOnly("Basic cmVhZGVyOnM6ZWNyZXQ=");
    }

    @Test
    void tlsWithAnAuthorityAndACertificateOfOurs() throws IOException {
        int port = secure("localhost", true);
        KeyedCertificateFiles own = files();
        assertFound(
                Map.of(
                        "endpoint",
                        "tcp://localhost:" + port,
                        "watch",
                        "false",
                        "tls",
                        Map.of("ca", own.ca, "cert", own.cert, "key", own.key)),
                Map.of());
    }

    @Test
    void tlsWithPemTextInsteadOfFiles() throws IOException {
        int port = secure("localhost", false);
        assertFound(
                Map.of("endpoint", "https://localhost:" + port, "watch", "false", "tls", Map.of("ca", AUTHORITY.pem())),
                Map.of());
    }

    @Test
    void aCertificateOfAStrangerOrForAnotherNameIsRefusedUnlessToldOtherwise() throws IOException {
        int port = secure("elsewhere.example.com", false);
        String endpoint = "tcp://localhost:" + port;
        Map<String, ?> strict = Map.of("ca", AUTHORITY.pem());
        try (RunningProvider provider = DockerProviders.start(
                Map.of("endpoint", endpoint, "watch", "false", "tls", strict), Set.of(), Map.of())) {
            assertThat(provider.poll()).isNull();
            assertThat(provider.problems().get("connection"))
                    .startsWith("ERROR Docker cannot be read: cannot establish a TLS connection: ");
        }
        assertFound(
                Map.of("endpoint", endpoint, "watch", "false", "tls", Map.of("insecureSkipVerify", "true")), Map.of());
    }

    @Test
    void theVariablesOfDockersTools() throws IOException {
        int port = secure("localhost", true);
        files();
        assertFound(
                Map.of("watch", "false"),
                Map.of(
                        "DOCKER_HOST",
                        "tcp://localhost:" + port,
                        "DOCKER_TLS_VERIFY",
                        "1",
                        "DOCKER_CERT_PATH",
                        folder.toString()));
    }

    @Test
    void theSettingWinsOverTheVariable() throws IOException {
        int port = serve(HttpServer.create());
        assertFound(
                Map.of("endpoint", "tcp://localhost:" + port, "watch", "false"),
                Map.of("DOCKER_HOST", "tcp://localhost:1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ssh://me@host             | endpoint: "ssh://me@host" is not supported: Docker's client for Java does not support SSH
                    ftp://host                | endpoint: "ftp://host" is not the address of an engine
                    /var/run/docker.sock      | endpoint: "/var/run/docker.sock" is not the address of an engine
                    unix://var/run/docker.sock| endpoint: "unix://var/run/docker.sock" has no socket path
                    tcp://                    | endpoint: "tcp://" is not the address of an engine
                    tcp:///x                  | endpoint: "tcp:///x" has no host
                    """)
    void otherEndpointsAreRefused(String endpoint, String message) {
        assertThatThrownBy(() -> DockerProviders.start(Map.of("endpoint", endpoint), Set.of(), Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("[providers.docker: " + message);
    }

    @Test
    void theVariableIsNamedWhenItIsWrong() {
        assertThatThrownBy(() -> DockerProviders.start(Map.of(), Set.of(), Map.of("DOCKER_HOST", "ssh://host")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("DOCKER_HOST: \"ssh://host\" is not supported");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    Label(`a`) ~ constraints: "Label(`a`)" is not a condition: ")" at character 10 (expected: ,)
                    Label(`a`, `b`) & ~ constraints: "Label(`a`, `b`) &" is not a condition: "&" at character 17 (expected: &&, || or the end)
                    Lable(`a`, `b`) ~ constraints: "Lable(`a`, `b`)" is not a condition: "Lable(`a`, `b`)" at character 1 (expected: Label(`key`, `value`) or LabelRegex(`key`, `regular expression`))
                    Label(`a`, `b) ~ constraints: "Label(`a`, `b)" is not a condition: the end at character 15 (expected: the closing `)
                    (Label(`a`, `b`) ~ constraints: "(Label(`a`, `b`)" is not a condition: the end at character 17 (expected: ))
                    Label(a, `b`) ~ constraints: "Label(a, `b`)" is not a condition: "a, `b`)" at character 7 (expected: text in `backquotes` or "quotes")
                    LabelRegex(`a`, `[`) ~ constraints: "[" is not a regular expression: missing closing ]
                    """)
    void constraintsThatAreNoneAreRefused(String constraint, String message) {
        assertThatThrownBy(() -> DockerProviders.start(Map.of("constraints", constraint), Set.of(), Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("[providers.docker: " + message + "]");
    }

    @Test
    void filesForTlsThatCannotBeReadAreNamed() {
        Map<String, ?> tls = Map.of("ca", "/nowhere/ca.pem");
        assertThatThrownBy(() -> DockerProviders.start(Map.of("endpoint", "tcp://h:1", "tls", tls), Set.of(), Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("tls.ca: /nowhere/ca.pem cannot be read");
    }

    private record KeyedCertificateFiles(String ca, String cert, String key) {}

    private KeyedCertificateFiles files() throws IOException {
        var own = AUTHORITY.issue("proxy");
        Path ca = Files.writeString(folder.resolve("ca.pem"), AUTHORITY.pem());
        Path cert = Files.writeString(folder.resolve("cert.pem"), Pem.of(own.chain()));
        Path key = Files.writeString(folder.resolve("key.pem"), Pem.of(own.key()));
        return new KeyedCertificateFiles(ca.toString(), cert.toString(), key.toString());
    }
}
