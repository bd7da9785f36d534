package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spi.KeyedCertificate;
import io.passeur.spi.Responses;
import io.passeur.testing.RawMessage;
import io.passeur.tls.CertificateIndex;
import io.passeur.tls.TlsConnection;
import io.passeur.tls.TlsOptions;
import io.passeur.tls.TlsPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** TLS on the port that speaks plain text as well: who gets which certificate, by which options. */
class HandshakeTest {

    private final Listening listening = new Listening();
    private final TlsClient client = TlsClient.anonymous();

    @AfterEach
    void stop() {
        listening.close();
    }

    private int port() {
        return listening.entryPoint.port();
    }

    private void serve(TlsPolicy policy) {
        listening.serve(policy);
    }

    @Test
    void generatedCertificateUntilThereIsABetterOne() throws Exception {
        try (SSLSocket socket = client.connect(port(), "a.example", "http/1.1")) {
            assertThat(TlsClient.subject(socket)).isEqualTo("CN=TRAEFIK DEFAULT CERT");
            assertThat(socket.getApplicationProtocol()).isEqualTo("http/1.1");
            RawMessage answer = TlsClient.ask(socket, "/x", "a.example");
            assertThat(answer.text())
                    .startsWith("/x\n/x\na.example\nGET\n")
                    .contains("X-Forwarded-Proto: https\n", "X-Forwarded-Port: 443\n");
            assertThat(TlsClient.ask(socket, "/y", "a.example").text()).startsWith("/y\n");
        }
    }

    @Test
    void plainTextOnTheSamePort() {
        assertThat(listening.ask("GET /p HTTP/1.1\nHost: a\n\n").text())
                .startsWith("/p\n")
                .contains("X-Forwarded-Proto: http\n");
    }

    /** Name that the client asks for; whose certificate it gets. */
    static Stream<Arguments> names() {
        return TestRows.of("""
                a.example          a.example
                A.EXAMPLE          a.example
                b.a.example        *.a.example
                www.a.example      www.a.example
                c.b.a.example      TRAEFIK DEFAULT CERT
                other.example      TRAEFIK DEFAULT CERT
                -                  127.0.0.1
                """);
    }

    @ParameterizedTest
    @MethodSource("names")
    void certificateByName(String name, String subject) throws Exception {
        serve(TlsParts.policy(
                TlsParts.index("a.example", "*.a.example", "www.a.example", "127.0.0.1"), TlsOptions.standard()));
        try (SSLSocket socket = client.connect(port(), name.isEmpty() ? null : name, "http/1.1")) {
            assertThat(TlsClient.subject(socket)).isEqualTo("CN=" + subject);
            assertThat(TlsClient.ask(socket, "/", "a").status()).isEqualTo(200);
        }
    }

    /** Options of the asked host; the client's versions; what comes of it. */
    static Stream<Arguments> options() {
        return TestRows.of("""
                -- host          client             outcome
                usual.example    TLSv1.3            TLSv1.3 TLS_AES_128_GCM_SHA256
                usual.example    TLSv1.2            TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
                usual.example    TLSv1.3,TLSv1.2    TLSv1.3 TLS_AES_128_GCM_SHA256
                new.example      TLSv1.3,TLSv1.2    TLSv1.3 TLS_AES_128_GCM_SHA256
                new.example      TLSv1.2            protocol_version
                old.example      TLSv1.3,TLSv1.2    TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
                old.example      TLSv1.3            protocol_version
                suite.example    TLSv1.2            TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
                suite.example    TLSv1.3            TLSv1.3 TLS_AES_128_GCM_SHA256
                rsa.example      TLSv1.2            handshake_failure
                strict.example   TLSv1.3            TLSv1.3 TLS_AES_128_GCM_SHA256
                nobody.example   TLSv1.3            unrecognized_name
                nobody.example   TLSv1.2            unrecognized_name
                """);
    }

    @ParameterizedTest
    @MethodSource("options")
    void optionsByName(String name, String versions, String outcome) throws Exception {
        Map<String, TlsOptions> byHost = Map.of(
                "new.example", TlsParts.versions("new", "VersionTLS13", ""),
                "old.example", TlsParts.versions("old", "", "VersionTLS12"),
                "suite.example", TlsParts.suites("suite", "", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"),
                "rsa.example", TlsParts.suites("rsa", "", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
                "strict.example", TlsParts.strict("strict"),
                "nobody.example", TlsParts.strict("strict"));
        serve(TlsParts.policy(
                TlsParts.index(
                        "usual.example",
                        "new.example",
                        "old.example",
                        "suite.example",
                        "rsa.example",
                        "strict.example"),
                byHost));
        if (outcome.startsWith("TLS")) {
            try (SSLSocket socket =
                    client.connect(port(), name, settings -> settings.setProtocols(versions.split(",")))) {
                assertThat(socket.getSession().getProtocol() + " "
                                + socket.getSession().getCipherSuite())
                        .isEqualTo(outcome);
                assertThat(TlsClient.ask(socket, "/", name).status()).isEqualTo(200);
            }
        } else {
            assertThatThrownBy(
                            () -> client.connect(port(), name, settings -> settings.setProtocols(versions.split(","))))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining(outcome);
            LimitsTest.await(() -> listening.entryPoint.failedHandshakes() == 1);
        }
    }

    /** What the host's options ask for; what the client shows (of which authority); what comes of it. */
    static Stream<Arguments> clients() {
        return TestRows.of("""
                -- asked                      shown     outcome
                NoClientCert                  -         nobody
                NoClientCert                  good      nobody
                RequestClientCert             -         nobody
                RequestClientCert             good      CN=good.example
                RequestClientCert             bad       CN=bad.example
                RequireAnyClientCert          -         refused
                RequireAnyClientCert          good      CN=good.example
                RequireAnyClientCert          bad       CN=bad.example
                VerifyClientCertIfGiven       -         nobody
                VerifyClientCertIfGiven       good      CN=good.example
                VerifyClientCertIfGiven       bad       refused
                VerifyClientCertIfGiven       expired   refused
                RequireAndVerifyClientCert    -         refused
                RequireAndVerifyClientCert    good      CN=good.example
                RequireAndVerifyClientCert    bad       refused
                RequireAndVerifyClientCert    expired   refused
                -                             good      CN=good.example
                -                             -         refused
                """);
    }

    @ParameterizedTest
    @MethodSource("clients")
    void clientCertificates(String type, String shown, String outcome) throws Exception {
        TlsClient showing = client(shown);
        serve(TlsParts.policy(TlsParts.index("a.example"), TlsParts.clients(type)));
        listening.serve((request, response, callback) -> {
            TlsConnection tls = Objects.requireNonNull(request.tls());
            String subject = tls.clientCertificates().isEmpty()
                    ? "nobody"
                    : tls.clientCertificates().get(0).getSubjectX500Principal().getName();
            Responses.send(response, callback, 200, subject);
        });
        for (String version : List.of("TLSv1.3", "TLSv1.2")) {
            String what;
            try (SSLSocket socket =
                    showing.connect(port(), "a.example", settings -> settings.setProtocols(new String[] {version}))) {
                what = TlsClient.ask(socket, "/", "a.example").text();
            } catch (IOException | UncheckedIOException e) {
                what = "refused";
            }
            assertThat(what).as(version).isEqualTo(outcome);
        }
        LimitsTest.await(() -> listening.entryPoint.failedHandshakes() == (outcome.equals("refused") ? 2 : 0));
    }

    private static TlsClient client(String shown) {
        return switch (shown) {
            case "good" -> TlsClient.with(TlsParts.AUTHORITY.issue("good.example"));
            case "bad" -> TlsClient.with(TlsParts.OTHER_AUTHORITY.issue("bad.example"));
            case "expired" -> TlsClient.with(TlsParts.AUTHORITY.issueExpired("old.example"));
            default -> TlsClient.anonymous();
        };
    }

    /** The server's protocols, the client's, what they agree on. */
    static Stream<Arguments> protocols() {
        return TestRows.of("""
                h2,http/1.1    h2,http/1.1    h2
                http/1.1,h2    h2,http/1.1    http/1.1
                h2,http/1.1    http/1.1       http/1.1
                h2,http/1.1    -              -
                h2,http/1.1    spdy/3         no_application_protocol
                h2             http/1.1       -
                h2             spdy/3         no_application_protocol
                http/1.1       h2             no_application_protocol
                """);
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void protocols(String ours, String theirs, String outcome) throws Exception {
        serve(TlsParts.policy(TlsParts.index("a.example"), TlsParts.protocols("o", ours.split(","))));
        String[] offered = theirs.isEmpty() ? new String[0] : theirs.split(",");
        if (outcome.startsWith("no_")) {
            assertThatThrownBy(() -> client.connect(port(), "a.example", offered))
                    .hasMessageContaining(outcome);
        } else {
            try (SSLSocket socket = client.connect(port(), "a.example", offered)) {
                assertThat(socket.getApplicationProtocol()).isEqualTo(outcome);
            }
        }
    }

    @Test
    void noSecondHandshake() throws Exception {
        try (SSLSocket socket =
                client.connect(port(), "a.example", settings -> settings.setProtocols(new String[] {"TLSv1.2"}))) {
            assertThat(TlsClient.ask(socket, "/", "a").status()).isEqualTo(200);
            assertThatThrownBy(() -> {
                        socket.startHandshake();
                        TlsClient.ask(socket, "/", "a");
                    })
                    .isInstanceOfAny(IOException.class, UncheckedIOException.class);
        }
    }

    @Test
    void unusableOptionsCloseTheConnection() {
        serve(TlsParts.policy(TlsParts.index("a.example"), Map.of("a.example", TlsOptions.unusable("broken@file"))));
        assertThatThrownBy(() -> client.connect(port(), "a.example", "http/1.1"))
                .isInstanceOf(IOException.class)
                .message()
                .doesNotContain("alert");
    }

    @Test
    void newCertificatesWithoutClosingOldConnections() throws Exception {
        serve(TlsParts.policy(TlsParts.index("a.example"), TlsOptions.standard()));
        try (SSLSocket before = client.connect(port(), "a.example", "http/1.1")) {
            assertThat(TlsClient.ask(before, "/1", "a").status()).isEqualTo(200);
            CertificateIndex newer = TlsParts.index("a.example");
            serve(TlsParts.policy(newer, TlsOptions.standard()));
            try (SSLSocket after = TlsClient.anonymous().connect(port(), "a.example", "http/1.1")) {
                assertThat(after.getSession().getPeerCertificates()[0])
                        .isEqualTo(newer.certificates().get(0).leaf())
                        .isNotEqualTo(before.getSession().getPeerCertificates()[0]);
            }
            assertThat(TlsClient.ask(before, "/2", "a").status()).isEqualTo(200);
        }
    }

    @Test
    void challenges() throws Exception {
        KeyedCertificate proof = TlsParts.certificate("proof.example");
        serve(new TlsPolicy(
                TlsParts.index("a.example"), Map.of(), TlsOptions.standard(), TlsParts.challenge("a.example", proof)));
        try (SSLSocket socket = client.connect(port(), "a.example", "acme-tls/1")) {
            assertThat(TlsClient.subject(socket)).isEqualTo("CN=proof.example");
            assertThat(socket.getApplicationProtocol()).isEqualTo("acme-tls/1");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThatThrownBy(() -> client.connect(port(), "b.example", "acme-tls/1"))
                .hasMessageContaining("unrecognized_name");
        try (SSLSocket socket = client.connect(port(), "a.example", "http/1.1")) {
            assertThat(TlsClient.subject(socket)).isEqualTo("CN=a.example");
        }
    }

    @Test
    void whatRequestsKnow() throws Exception {
        TlsOptions mine = TlsParts.versions("mine@file", "VersionTLS12", "");
        serve(TlsParts.policy(TlsParts.index("a.example"), Map.of("a.example", mine)));
        listening.serve((request, response, callback) -> {
            TlsConnection tls = Objects.requireNonNull(request.tls());
            Responses.send(
                    response,
                    callback,
                    200,
                    tls.serverName() + " " + tls.options().name() + " " + tls.protocol() + " " + tls.cipherSuite() + " "
                            + request.isSecure() + " " + request.getHttpURI().getScheme());
        });
        try (SSLSocket socket = client.connect(port(), "A.example", "http/1.1")) {
            assertThat(TlsClient.ask(socket, "/", "a").text())
                    .isEqualTo("a.example mine@file TLSv1.3 TLS_AES_128_GCM_SHA256 true https");
        }
    }
}
