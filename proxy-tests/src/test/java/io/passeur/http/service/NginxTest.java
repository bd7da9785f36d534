package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.Pem;
import io.passeur.tls.KeyMaterial;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS with a server that is not written in Java, if it is there. */
class NginxTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.root("authority");

    @TempDir
    private Path folder;

    private static String toml(String host, int port, String options) {
        KeyMaterial client = AUTHORITY.issue("client.example");
        return """
                [http.services.web.loadBalancer]
                serversTransport = "tls"
                servers = [{ url = "https://%s:%d" }]
                [http.serversTransports.tls]
                rootCAs = ['''%s''']
                certificates = [{ certFile = '''%s''', keyFile = '''%s''' }]
                %s
                """.formatted(host, port, AUTHORITY.pem(), Pem.of(client.chain()), Pem.of(client.key()), options);
    }

    @ParameterizedTest
    @CsvSource({
        "false, TLSv1.2, 127.0.0.1, disableHTTP2 = true, |TLSv1.2|HTTP/1.1|SUCCESS",
        "false, TLSv1.3, 127.0.0.1, '', |TLSv1.3|HTTP/1.1|SUCCESS",
        "true, TLSv1.2, localhost, '', localhost|TLSv1.2|HTTP/2.0|SUCCESS",
        "true, TLSv1.3, localhost, '', localhost|TLSv1.3|HTTP/2.0|SUCCESS",
        "true, TLSv1.3, localhost, disableHTTP2 = true, localhost|TLSv1.3|HTTP/1.1|SUCCESS",
        "true, TLSv1.3, 127.0.0.1, serverName = \"a_b.example\", a_b.example|TLSv1.3|HTTP/2.0|SUCCESS",
        "true, TLSv1.2, 127.0.0.1, serverName = \"c_d.sub.example\", c_d.sub.example|TLSv1.2|HTTP/2.0|SUCCESS",
    })
    void namesProvesAndResumes(boolean http2, String version, String host, String options, String expected)
            throws Exception {
        Optional<Path> program = NginxServer.program();
        assumeTrue(program.isPresent(), "there is no nginx");
        try (NginxServer nginx = NginxServer.start(
                        program.get(),
                        folder,
                        AUTHORITY,
                        http2,
                        version,
                        "localhost",
                        "127.0.0.1",
                        "a_b.example",
                        "*.sub.example");
                ServiceServer proxy = new ServiceServer()) {
            proxy.load(toml(host, nginx.port(), options));
            assertThat(proxy.get("web").text()).isEqualTo(expected + "|.");
            assertThat(proxy.get("web").text()).isEqualTo(expected + "|r");
        }
    }

    @Test
    void refusesOtherNamesWithUnderscores() throws Exception {
        Optional<Path> program = NginxServer.program();
        assumeTrue(program.isPresent(), "there is no nginx");
        try (NginxServer nginx = NginxServer.start(
                        program.get(), folder, AUTHORITY, true, "TLSv1.3", "a_b.example", "*.b.example");
                ServiceServer proxy = new ServiceServer()) {
            proxy.load(toml("127.0.0.1", nginx.port(), "serverName = \"c_d.a.b.example\""));
            assertThat(proxy.get("web").status()).isEqualTo(502);
            assertThat(proxy.service("web").serverTroubles().values())
                    .singleElement()
                    .asString()
                    .startsWith("the certificate is for a_b.example, *.b.example, not for c_d.a.b.example");
        }
    }
}
