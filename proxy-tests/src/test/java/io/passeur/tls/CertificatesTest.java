package io.passeur.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spi.Problem;
import io.passeur.testing.Await;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.Pem;
import io.passeur.testing.SecureConnection;
import io.passeur.testing.TestingProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of the configuration, from the document to the handshake. */
class CertificatesTest {

    private final CertificateAuthority authority = CertificateAuthority.root("ca");

    @TempDir
    Path folder;

    private static String subject(TestingProxy proxy, String serverName) {
        try (SecureConnection connection = SecureConnection.to(proxy.port(), serverName)) {
            return connection.certificate().getSubjectX500Principal().getName();
        }
    }

    @Test
    void theCertificateOfTheNameElseTheDefaultOne() {
        String dynamic = Toml.certificate(authority.issue("a.test"))
                + Toml.certificate(authority.issue("*.test"))
                + "[tls.stores.default.defaultCertificate]\n" + Toml.pem(authority.issue("default"))
                + Toml.secure("r", "Host(`a.test`) || Host(`x.test`)", "")
                + Toml.secure("s", "Host(`other`)", "");
        try (TestingProxy proxy = TestingProxy.start(dynamic)) {
            assertThat(subject(proxy, "A.test")).isEqualTo("CN=a.test");
            assertThat(subject(proxy, "x.test")).isEqualTo("CN=*.test");
            assertThat(subject(proxy, "x.y.test")).isEqualTo("CN=default");
            assertThat(subject(proxy, "")).isEqualTo("CN=default");
            TlsView view = proxy.view().tls();
            assertThat(view.certificates())
                    .extracting(CertificateView::source)
                    .containsExactly(
                            "tls.certificates[0]@testing", "tls.certificates[1]@testing", "tls.stores.default");
            assertThat(view.certificates())
                    .extracting(certificate -> String.join(",", certificate.users()))
                    .containsExactly("r@testing", "r@testing", "s@testing");
        }
    }

    @Test
    void aBrokenCertificateLeavesTheOthers() {
        String dynamic = "[[tls.certificates]]\ncertFile = 'none.pem'\nkeyFile = 'none.key'\n"
                + Toml.certificate(authority.issue("good.test"))
                + Toml.certificate(authority.issue("hidden.test")) + "stores = ['hidden']\n"
                + "[tls.stores.hidden.defaultCertificate]\n" + Toml.pem(authority.issue("x"));
        try (TestingProxy proxy = TestingProxy.start(dynamic)) {
            assertThat(subject(proxy, "good.test")).isEqualTo("CN=good.test");
            assertThat(subject(proxy, "hidden.test")).isEqualTo("CN=TRAEFIK DEFAULT CERT");
            assertThat(proxy.view().tls().problems())
                    .extracting(Problem::toString)
                    .containsExactly(
                            "test.toml:1: tls.certificates[0]@testing: certFile: the file \"none.pem\" does not exist"
                                    + " (expected: a PEM file or PEM text)",
                            "test.toml:" + line(dynamic, 3)
                                    + ": tls.certificates[2]@testing: stores: the certificate is in hidden, but only"
                                    + " the store \"default\" is served");
            assertThat(proxy.view().problems())
                    .extracting(Problem::message)
                    .containsExactly("has no effect: only the store \"default\" is served");
        }
    }

    /** The line of the n-th certificate. */
    private static int line(String document, int n) {
        int line = 0;
        int found = 0;
        for (String text : document.lines().toList()) {
            line++;
            found += text.equals("[[tls.certificates]]") ? 1 : 0;
            if (found == n) {
                return line;
            }
        }
        throw new IllegalArgumentException("there is no certificate " + n);
    }

    @Test
    void aChangedFileIsServedWithoutAChangedConfiguration() throws IOException {
        write(authority.issue("a.test", "one"));
        String dynamic = "[[tls.certificates]]\ncertFile = '" + folder.resolve("c.pem") + "'\nkeyFile = '"
                + folder.resolve("c.key") + "'\n";
        try (TestingProxy proxy = TestingProxy.start(dynamic)) {
            assertThat(subject(proxy, "a.test")).isEqualTo("CN=a.test");
            write(authority.issue("b.test", "a.test"));
            Await.until(() -> subject(proxy, "a.test").equals("CN=b.test"));
        }
    }

    private void write(KeyMaterial material) throws IOException {
        Files.writeString(folder.resolve("c.key"), Pem.of(material.key()));
        Files.writeString(folder.resolve("c.pem"), Pem.of(material.chain()));
    }
}
