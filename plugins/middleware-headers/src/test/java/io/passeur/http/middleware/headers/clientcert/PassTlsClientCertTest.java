package io.passeur.http.middleware.headers.clientcert;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.RawConnection;
import io.passeur.testing.SecureConnection;
import io.passeur.testing.TestingProxy;
import io.passeur.tls.KeyMaterial;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Client certificates from the handshake to the server. */
class PassTlsClientCertTest {

    private static final String ROUTERS = """
            [http.routers.secure]
            rule = 'Host(`a.test`)'
            service = 'whoami@internal'
            middlewares = ['pass']
            [http.routers.secure.tls]
            options = 'mutual'
            [http.routers.plain]
            rule = 'Host(`a.test`)'
            service = 'whoami@internal'
            middlewares = ['pass']
            [tls.options.mutual.clientAuth]
            clientAuthType = 'RequestClientCert'
            [http.middlewares.pass.passTLSClientCert]
            pem = true
            [http.middlewares.pass.passTLSClientCert.info]
            serialNumber = true
            [http.middlewares.pass.passTLSClientCert.info.subject]
            commonName = true
            """;

    private final CertificateAuthority authority =
            CertificateAuthority.root("root").intermediate("intermediate");

    @Test
    void theServerLearnsWhatTheClientShowed() throws Exception {
        KeyMaterial client = authority.issue("client");
        try (TestingProxy proxy = TestingProxy.start(ROUTERS);
                SecureConnection connection = SecureConnection.to(proxy.port(), "a.test", client)) {
            Base64.Encoder base64 = Base64.getEncoder();
            String pem = base64.encodeToString(client.leaf().getEncoded()) + ","
                    + base64.encodeToString(authority.certificate().getEncoded());
            String info = "Subject%3D%22CN%3Dclient%22%3BSerialNumber%3D%22"
                    + client.leaf().getSerialNumber() + "%22%2CSubject%3D%22CN%3Dintermediate%22%3BSerialNumber%3D%22"
                    + authority.certificate().getSerialNumber() + "%22";
            for (int i = 0; i < 2; i++) {
                assertThat(connection.get("a.test", "/").text())
                        .containsOnlyOnce("X-Forwarded-Tls-Client-Cert: " + pem + "\n")
                        .containsOnlyOnce("X-Forwarded-Tls-Client-Cert-Info: " + info + "\n");
            }
        }
    }

    @Test
    void aClientWithoutCertificateCannotClaimToHaveOne() {
        try (TestingProxy proxy = TestingProxy.start(ROUTERS);
                SecureConnection secure = SecureConnection.to(proxy.port(), "a.test");
                RawConnection plain = proxy.connect()) {
            for (RawConnection connection : new RawConnection[] {secure.raw(), plain}) {
                connection.sendLines("GET / HTTP/1.1\nHost: a.test\nX-Forwarded-Tls-Client-Cert: me\n"
                        + "X-Forwarded-Tls-Client-Cert-Info: me\n\n");
                assertThat(connection.readResponse().text())
                        .contains("Host: a.test")
                        .doesNotContain("X-Forwarded-Tls-Client-Cert");
            }
        }
    }
}
