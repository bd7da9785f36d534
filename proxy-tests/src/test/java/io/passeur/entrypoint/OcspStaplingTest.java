package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.passeur.spi.KeyedCertificate;
import io.passeur.testing.Pem;
import io.passeur.testing.TestingProxy;
import io.passeur.tls.CertificateIndex;
import io.passeur.tls.OcspStapling;
import io.passeur.tls.TlsOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Proofs that certificates are not revoked, as OpenSSL sees them. */
@Timeout(120)
class OcspStaplingTest {

    private static final List<String> PROPERTIES = List.of(
            "jdk.tls.server.enableStatusRequestExtension",
            "jdk.tls.stapling.responderURI",
            "jdk.tls.stapling.responderOverride",
            "jdk.tls.stapling.ignoreExtensions",
            "jdk.tls.stapling.cacheLifetime");

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private final Listening listening = new Listening();

    @BeforeAll
    static void find() throws Exception {
        boolean there;
        try {
            there = run("version").contains("OpenSSL 3");
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there, "there is no openssl 3");
        OcspStapling.switchOn();
    }

    @AfterAll
    static void switchOff() {
        PROPERTIES.forEach(System::clearProperty);
    }

    @AfterEach
    void stop() {
        listening.close();
        executor.shutdownNow();
    }

    private static String run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private String handshake(String version) throws IOException {
        return handshake(version, listening.entryPoint.port());
    }

    private static String handshake(String version, int port) throws IOException {
        return run("s_client", "-status", version, "-connect", "127.0.0.1:" + port, "-servername", "a.example");
    }

    private void serve(KeyedCertificate certificate) {
        CertificateIndex index = CertificateIndex.of(List.of(certificate));
        listening.serve(TlsParts.policy(index, TlsOptions.standard()));
    }

    private static boolean isStapled(String said) {
        return said.contains("OCSP Response Status: successful");
    }

    @Test
    void staplesWhatTheAuthoritySays() throws Exception {
        try (OcspResponder responder = new OcspResponder();
                OcspStapling stapling = new OcspStapling(Map.of(), executor, Clock.systemUTC())) {
            KeyedCertificate certificate = responder.certify("a.example", responder.url());
            serve(certificate);
            assertThat(handshake("-tls1_3")).contains("OCSP response: no response sent");
            stapling.serve(List.of(certificate));
            LimitsTest.await(() -> isStapled(said("-tls1_3")));
            assertThat(said("-tls1_2")).contains("OCSP Response Status: successful", "Cert Status: good");
            handshake("-tls1_3");
            assertThat(responder.asked()).as("questions for all handshakes").isEqualTo(1);
        }
        LimitsTest.await(() -> listening.entryPoint.connections() == 0);
    }

    /** From the configuration to the handshake, where clients ask for a name that has no certificate. */
    @Test
    void staplesForTheDefaultCertificate() throws Exception {
        try (OcspResponder responder = new OcspResponder()) {
            KeyedCertificate certificate = responder.certify("default.example", responder.url());
            String store = "[tls.stores.default.defaultCertificate]\ncertFile = '''\n" + Pem.of(certificate.chain())
                    + "'''\nkeyFile = '''\n" + Pem.of(certificate.key()) + "'''\n";
            try (TestingProxy proxy = TestingProxy.start(store, "--ocsp=true")) {
                LimitsTest.await(() -> isStapled(said("-tls1_3", proxy.port())));
                assertThat(said("-tls1_2", proxy.port())).contains("Cert Status: good");
            }
        }
    }

    private String said(String version) {
        return said(version, listening.entryPoint.port());
    }

    private static String said(String version, int port) {
        try {
            return handshake(version, port);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void asksElsewhereIfTold() throws Exception {
        try (OcspResponder responder = new OcspResponder();
                OcspStapling stapling = new OcspStapling(
                        Map.of("http://ocsp.invalid/x", responder.url()), executor, Clock.systemUTC())) {
            KeyedCertificate certificate = responder.certify("a.example", "http://ocsp.invalid/x");
            serve(certificate);
            stapling.serve(List.of(certificate));
            LimitsTest.await(() -> isStapled(said("-tls1_3")));
        }
    }

    /** Whoever answers falsely, or not at all, is not believed, and holds up nobody. */
    @Test
    void falseAnswersAreNotStapled() throws Exception {
        try (OcspResponder responder = new OcspResponder();
                OcspResponder other = new OcspResponder();
                OcspStapling stapling =
                        new OcspStapling(Map.of(responder.url(), other.url()), executor, Clock.systemUTC())) {
            KeyedCertificate certificate = responder.certify("a.example", responder.url());
            serve(certificate);
            stapling.serve(List.of(certificate));
            LimitsTest.await(() -> other.asked() == 1);
            assertThat(handshake("-tls1_3")).contains("OCSP response: no response sent");
        }
    }
}
