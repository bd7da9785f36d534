package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.passeur.spi.Responses;
import io.passeur.testing.Pem;
import io.passeur.tls.CertificateIndex;
import io.passeur.tls.KeyMaterial;
import io.passeur.tls.TlsOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions and curves, as a client that is not of this runtime sees them. */
@Timeout(120)
class OpensslTest {

    private final Listening listening = new Listening();
    private final CertificateIndex certificates = TlsParts.index("a.example", "b.example");

    @TempDir
    private Path folder;

    @BeforeAll
    static void find() throws Exception {
        boolean there;
        try {
            there = run("", "version").contains("OpenSSL 3");
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there, "there is no openssl 3");
    }

    @BeforeEach
    void serve() {
        serve(Map.of(
                "b.example", TlsParts.versions("b", "", ""),
                "p384.example", TlsParts.curves("p384", "CurveP384")));
    }

    @AfterEach
    void stop() {
        listening.close();
    }

    private void serve(Map<String, TlsOptions> byHost) {
        listening.serve(TlsParts.policy(certificates, byHost));
    }

    private static String run(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // It has refused to go on, and says why.
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return text;
    }

    /** One connection with one request. */
    private String ask(String name, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                "s_client", "-ign_eof", "-connect", "127.0.0.1:" + listening.entryPoint.port(), "-servername", name));
        all.addAll(List.of(arguments));
        return run("GET / HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n", all.toArray(String[]::new));
    }

    /** The server ends such a connection; else the client would wait for ever, since its input stays open. */
    @Test
    void clientsMayNotRenegotiate() throws Exception {
        String address = "127.0.0.1:" + listening.entryPoint.port();
        Process client = new ProcessBuilder("openssl", "s_client", "-tls1_2", "-connect", address)
                .redirectErrorStream(true)
                .start();
        client.getOutputStream().write("R\n".getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
        String text = new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(text.split("RENEGOTIATING", -1)).hasSize(2);
        assertThat(client.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private String session() {
        return folder.resolve("session").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void sessionsAreResumed(String version) throws Exception {
        assertThat(ask("a.example", version, "-sess_out", session())).contains("New, TLS", "HTTP/1.1 200");
        assertThat(ask("a.example", version, "-sess_in", session())).contains("Reused, TLS", "HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void butNotUnderOtherOptions(String version) throws Exception {
        ask("a.example", version, "-sess_out", session());
        assertThat(ask("b.example", version, "-sess_in", session())).contains("New, TLS", "HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void norByClientsThatMustIntroduceThemselvesNow(String version) throws Exception {
        ask("a.example", version, "-sess_out", session());
        serve(Map.of("a.example", TlsParts.clients("RequireAndVerifyClientCert")));
        assertThat(ask("a.example", version, "-sess_in", session()))
                .doesNotContain("Reused")
                .doesNotContain("HTTP/1.1 200");
    }

    /** The client's certificate is known in resumed sessions. */
    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void sessionsOfClientsWithCertificates(String version) throws Exception {
        serve(Map.of("a.example", TlsParts.clients("RequireAndVerifyClientCert")));
        listening.serve((request, response, callback) -> Responses.send(
                response,
                callback,
                200,
                request.tls() == null
                        ? ""
                        : "client " + request.tls().clientCertificates().get(0).getSubjectX500Principal()));
        KeyMaterial material = TlsParts.AUTHORITY.issue("good.example");
        Path certificate = Files.writeString(folder.resolve("c.pem"), Pem.of(material.chain()));
        Path key = Files.writeString(folder.resolve("k.pem"), Pem.of(material.key()));
        String[] own = {version, "-cert", certificate.toString(), "-key", key.toString()};
        assertThat(ask(
                        "a.example",
                        Stream.concat(Stream.of(own), Stream.of("-sess_out", session()))
                                .toArray(String[]::new)))
                .contains("New, TLS", "client CN=good.example");
        assertThat(ask("a.example", version, "-sess_in", session())).contains("Reused, TLS", "client CN=good.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void withoutTickets(String version) throws Exception {
        serve(Map.of("a.example", TlsParts.withoutTickets("o")));
        assertThat(ask("a.example", version, "-sess_out", session()))
                .contains("New, TLS", "HTTP/1.1 200")
                .doesNotContain("TLS session ticket:");
        if (Files.exists(Path.of(session()))) {
            assertThat(ask("a.example", version, "-sess_in", session()))
                    .as("resumed by its id")
                    .contains("New, TLS", "HTTP/1.1 200");
        }
    }

    /** The host, what the client would use (the certificate's P-256 must be in it), what is used. */
    static Stream<Arguments> curves() {
        return TestRows.of("""
                a.example       X25519:P-256:P-384    X25519
                a.example       P-384:P-256           secp384r1
                p384.example    P-256:P-384           secp384r1
                p384.example    X25519:P-256:P-384    secp384r1
                p384.example    X25519:P-256          -
                """);
    }

    @ParameterizedTest
    @MethodSource("curves")
    void curves(String name, String offered, String used) throws Exception {
        for (String version : List.of("-tls1_2", "-tls1_3")) {
            String said = ask(name, version, "-groups", offered);
            if (used.isEmpty()) {
                assertThat(said).as(version).contains(" alert ").doesNotContain("HTTP/1.1 200");
            } else {
                assertThat(said).as(version).contains("Server Temp Key: ", used, "HTTP/1.1 200");
            }
        }
    }
}
