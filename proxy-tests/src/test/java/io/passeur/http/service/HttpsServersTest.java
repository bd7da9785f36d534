package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.Pem;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import io.passeur.testing.TlsContexts;
import io.passeur.tls.KeyMaterial;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service with {@code https://} servers answers under which transport. */
class HttpsServersTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.root("right");
    private static final CertificateAuthority OTHER = CertificateAuthority.root("other");
    private static final KeyMaterial CLIENT = AUTHORITY.issue("client.example");
    private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok";

    private static RawUpstream server(SSLContext tls, boolean needsCertificate) {
        return new RawUpstream(
                connection -> {
                    while (true) {
                        connection.readRequest();
                        connection.sendLines(OK);
                    }
                },
                TlsContexts.listen(tls, needsCertificate));
    }

    private static KeyMaterial certificate(String kind) {
        return switch (kind) {
            case "address" -> AUTHORITY.issue("127.0.0.1");
            case "name" -> AUTHORITY.intermediate("between").issue("a.example", "b.example");
            case "uri" -> AUTHORITY.issue("127.0.0.1", "spiffe://example/web");
            case "expired" -> AUTHORITY.issueExpired("127.0.0.1");
            case "foreign" -> OTHER.issue("127.0.0.1");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static String toml(String url, String options) {
        return """
                [http.services.web.loadBalancer]
                serversTransport = "tls"
                servers = [{ url = "%s" }]
                [http.serversTransports.tls]
                %s
                """.formatted(
                        url,
                        options.replace("CA", "rootCAs = ['''" + AUTHORITY.pem() + "''']\n")
                                .replace(
                                        "MINE",
                                        "certificates = [{ certFile = '''" + Pem.of(CLIENT.chain())
                                                + "''', keyFile = '''" + Pem.of(CLIENT.key()) + "''' }]\n")
                                .replace(';', '\n'));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            address | CA                                       | 200 | -
            address | insecureSkipVerify = true                | 200 | -
            address | CA disableHTTP2 = true                   | 200 | -
            address | CA minVersion = "VersionTLS12"           | 200 | -
            address | CA minVersion = "VersionTLS13"           | 200 | -
            address | CA maxVersion = "VersionTLS12"           | 200 | -
            address | CA maxVersion = "VersionTLS12";cipherSuites = ["TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"] | 200 | -
            address | CA maxVersion = "VersionTLS12";cipherSuites = ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"]   | 502 | the server refused the handshake with the alert handshake_failure
            address | CA serverName = "a.example"              | 502 | the certificate is for 127.0.0.1, not for a.example; if it is the right certificate, set serverName
            address |                                          | 502 | which is not a trusted authority
            name    | CA                                       | 502 | the certificate is for a.example, b.example, not for 127.0.0.1
            name    | CA serverName = "b.example"              | 200 | -
            name    | insecureSkipVerify = true                | 200 | -
            name    | insecureSkipVerify = true;serverName = "c.example" | 200 | -
            expired | CA                                       | 502 | the certificate "CN=127.0.0.1" is valid only from
            expired | insecureSkipVerify = true                | 200 | -
            foreign | CA                                       | 502 | was issued by "CN=other", which is not a trusted authority
            uri     | CA peerCertURI = "spiffe://example/web"  | 200 | -
            uri     | CA peerCertURI = "spiffe://example/api"  | 502 | but peerCertSANs allows only [spiffe://example/api]
            uri     | CA peerCertSANs = [{ type = "DNSName", value = "x" }, { type = "URI", value = "spiffe://example/web" }] | 200 | -
            name    | CA serverName = "a.example";peerCertSANs = [{ type = "DNSName", value = "B.example" }] | 200 | -
            name    | CA insecureSkipVerify = true;peerCertSANs = [{ type = "DNSName", value = "b.example" }] | 200 | -
            name    | CA insecureSkipVerify = true;peerCertSANs = [{ type = "URI", value = "b.example" }] | 502 | but peerCertSANs allows only
            foreign | CA insecureSkipVerify = true;peerCertSANs = [{ type = "DNSName", value = "b.example" }] | 502 | which is not a trusted authority
            """)
    void verifiesServers(String kind, String options, int status, String trouble) throws Exception {
        try (RawUpstream upstream = server(TlsContexts.of(certificate(kind), null), false);
                ServiceServer proxy = new ServiceServer()) {
            proxy.load(toml("https://127.0.0.1:" + upstream.port(), options == null ? "" : options));
            assertThat(proxy.get("web").status()).isEqualTo(status);
            String known = proxy.service("web").serverTroubles().values().stream()
                    .findFirst()
                    .orElse(null);
            if (trouble == null) {
                assertThat(known).isNull();
            } else {
                assertThat(known).contains(trouble);
            }
            assertThat(proxy.get("web").status()).isEqualTo(status);
            assertThat(upstream.failures()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, MINE, 200", "TLSv1.3, MINE, 200", "TLSv1.2, '', 502", "TLSv1.3, '', 502"})
    void showsItsCertificateToServersThatAsk(String version, String options, int status) throws Exception {
        SSLContext tls = TlsContexts.of(AUTHORITY.issue("127.0.0.1"), AUTHORITY);
        try (RawUpstream upstream = server(tls, true);
                ServiceServer proxy = new ServiceServer()) {
            String max = version.equals("TLSv1.2") ? "maxVersion = \"VersionTLS12\"\n" : "";
            proxy.load(toml("https://127.0.0.1:" + upstream.port(), "CA " + options + max));
            assertThat(proxy.get("web").status()).isEqualTo(status);
            if (status == 200) {
                assertThat(proxy.service("web").serverTroubles()).isEmpty();
            } else {
                assertThat(proxy.service("web").serverTroubles().values())
                        .first()
                        .asString()
                        .contains("require", "client certificate");
            }
        }
    }

    @Test
    void saysThatTheServerSpeaksNoTls() throws Exception {
        RawUpstream.Script script = connection -> {
            connection.read(5);
            connection.sendLines("HTTP/1.1 400 Bad Request\nContent-Length: 0\n\n");
            connection.awaitClose();
        };
        try (RawUpstream upstream = new RawUpstream(script);
                ServiceServer proxy = new ServiceServer()) {
            proxy.load(toml("https://127.0.0.1:" + upstream.port(), ""));
            assertThat(proxy.get("web").status()).isEqualTo(502);
            assertThat(String.valueOf(proxy.service("web").serverTroubles()))
                    .contains("the server does not use TLS on this port; should its URL begin with http://?");
        }
    }

    @Test
    void theStaticTransportHoldsWhereAServiceNamesNone() throws Exception {
        String dynamic = """
                [http.routers.web]
                rule = "PathPrefix(`/`)"
                service = "web"
                [http.services.web.loadBalancer]
                servers = [{ url = "https://127.0.0.1:%d" }]
                """;
        try (RawUpstream upstream = server(TlsContexts.of(certificate("foreign"), null), false);
                TestingProxy trusting = TestingProxy.start(
                        dynamic.formatted(upstream.port()), "--serversTransport.insecureSkipVerify=true");
                TestingProxy careful = TestingProxy.start(
                        dynamic.formatted(upstream.port()), "--serversTransport.rootCAs=/no/ca.pem")) {
            assertThat(trusting.get("h", "/").status()).isEqualTo(200);
            assertThat(careful.get("h", "/").status()).isEqualTo(404);
            assertThat(careful.view().problems())
                    .anySatisfy(problem -> assertThat(problem.toString())
                            .contains("serversTransport.rootCAs[0]: the file \"/no/ca.pem\" does not exist"));
        }
    }
}
