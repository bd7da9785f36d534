package com.example.keystores;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spi.CertificateState.Phase;
import io.passeur.testing.Await;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.ResolverHarness;
import io.passeur.testing.SecureConnection;
import io.passeur.testing.TestingProxy;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeystoresTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    private X509Certificate certificate;

    @BeforeEach
    void writeKeyStore() throws Exception {
        var issued = CertificateAuthority.root("authority").issue("a.localhost");
        certificate = issued.chain().get(0);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        store.setKeyEntry("key", issued.key(), PASSWORD, issued.chain().toArray(new Certificate[0]));
        try (OutputStream out = Files.newOutputStream(folder.resolve("a.localhost.p12"))) {
            store.store(out, PASSWORD);
        }
    }

    /** The resolver without the rest of the proxy. */
    @Test
    void deliversWhatIsThereAndSaysWhatIsNot() {
        try (ResolverHarness harness =
                ResolverHarness.start(new KeystoresFactory(), Map.of("folder", ".", "password", "changeit"), folder)) {
            harness.request("a.localhost");
            Await.until(() -> !harness.states().isEmpty());
            assertThat(harness.certificates())
                    .singleElement()
                    .satisfies(found -> assertThat(found.leaf()).isEqualTo(certificate));

            harness.request("b.localhost");
            Await.until(() -> harness.states().get(0).phase() == Phase.FAILED);
            assertThat(harness.certificates()).isEmpty();
            assertThat(harness.states().get(0).lastError()).endsWith("b.localhost.p12 does not exist");
        }
    }

    /** A whole proxy, whose clients see the certificate. */
    @Test
    void worksInTheProxy() {
        String router = """
            [http.routers.a]
            rule = "Host(`a.localhost`)"
            service = "whoami@internal"
            tls.certResolver = "own"
            """;
        try (TestingProxy proxy = TestingProxy.start(
                router,
                "--certificatesresolvers.own.keystores.folder=" + folder,
                "--certificatesresolvers.own.keystores.password=changeit")) {
            Await.until(() -> served(proxy).equals(certificate));
        }
    }

    private static X509Certificate served(TestingProxy proxy) {
        try (SecureConnection connection = SecureConnection.to(proxy.port(), "a.localhost")) {
            return connection.certificate();
        }
    }
}
