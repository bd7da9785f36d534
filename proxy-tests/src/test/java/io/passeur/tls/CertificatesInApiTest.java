package io.passeur.tls;

import static io.passeur.spi.CertificateState.Phase.FAILED;
import static io.passeur.spi.CertificateState.Phase.ORDERING;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.Await;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API says of certificates. */
class CertificatesInApiTest {

    private static final String API =
            Toml.router("api", "Host(`api.localhost`)", "").replace("whoami", "api");

    private final CertificateAuthority authority = CertificateAuthority.root("The root");

    private static RawMessage ask(TestingProxy proxy, String path) {
        return proxy.get("api.localhost", path);
    }

    private static String fingerprint(X509Certificate certificate) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    @Test
    void aCertificateIsShownAsTraefikShowsIt() throws Exception {
        KeyMaterial material = authority.issue("a.test", "b.test");
        X509Certificate leaf = material.chain().get(0);
        try (TestingProxy proxy = TestingProxy.start(API + Toml.certificate(material), "--api")) {
            String hash = fingerprint(leaf);
            String expected = "{\"name\":\"" + hash + "\",\"sans\":[\"a.test\",\"b.test\"],\"notAfter\":\""
                    + leaf.getNotAfter().toInstant() + "\",\"notBefore\":\""
                    + leaf.getNotBefore().toInstant() + "\",\"serialNumber\":\"" + leaf.getSerialNumber()
                    + "\",\"commonName\":\"a.test\",\"issuerCN\":\"The root\",\"version\":\"v3\",\"keyType\":\"ECDSA\","
                    + "\"keySize\":256,\"signatureAlgorithm\":\"ECDSA-SHA256\",\"certFingerprint\":\"" + hash
                    + "\",\"publicKeyFingerprint\":\"";
            RawMessage list = ask(proxy, "/api/certificates");
            assertThat(list.text()).startsWith("[" + expected).contains("\",\"status\":\"");
            assertThat(list.value("X-Next-Page")).isEqualTo("1");
            assertThat(ask(proxy, "/api/certificates/" + hash).text()).startsWith(expected);
            assertThat(ask(proxy, "/api/certificates/" + hash.substring(1)).text())
                    .isEqualTo("{\"message\":\"certificate not found: " + hash.substring(1) + "\"}\n");
            assertThat(ask(proxy, "/api/overview").text()).contains("\"certificates\":{\"total\":1,");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',a.test b.test c.test",
        "?search=B.,b.test",
        "?search=the root&per_page=1&page=2,b.test",
        "?direction=desc,c.test b.test a.test",
        "?sortBy=validUntil&search=nothing,''",
        "?status=expired,''",
    })
    void certificatesAreFound(String query, String expected) {
        String dynamic = API
                + Toml.certificate(authority.issue("b.test"))
                + Toml.certificate(authority.issue("c.test"))
                + Toml.certificate(authority.issue("a.test"));
        try (TestingProxy proxy = TestingProxy.start(dynamic, "--api")) {
            String text =
                    ask(proxy, "/api/certificates" + query.replace(" ", "%20")).text();
            assertThat(text.replaceAll(".*?(?:\"commonName\":\"([a-z.]+)\"|$)\\s*", "$1 ")
                            .strip())
                    .isEqualTo(expected.isEmpty() ? "" : expected);
        }
    }

    @Test
    void whatIsServedWantedAndMissingIsTold() throws Exception {
        KeyMaterial material = authority.issue("a.test");
        String dynamic = API
                + Toml.certificate(material)
                + Toml.secure("a", "Host(`a.test`)", "")
                + Toml.secure("bare", "Host(`bare.test`)", "")
                + Toml.secure("w", "Host(`w.test`)", "certResolver = 'shown'")
                + Toml.secure("f", "Host(`f.test`)", "certResolver = 'shown'");
        try (TestingProxy proxy = TestingProxy.start(dynamic, "--api", "--certificatesresolvers.shown.toy=true")) {
            ToyResolver resolver = ToyResolver.of("shown");
            resolver.awaitWanted();
            resolver.tell(
                    ToyResolver.state(ORDERING, null, "w.test"), ToyResolver.state(FAILED, "it said <no>", "f.test"));
            String path = "/api/passeur/certificates";
            Await.until(() -> ask(proxy, path).text().contains("failed"));
            X509Certificate leaf = material.chain().get(0);
            assertThat(ask(proxy, path).text())
                    .isEqualTo("[{\"names\":[\"a.test\"],\"state\":\"issued\",\"source\":\"file"
                            + " tls.certificates[0]@testing\",\"sha256\":\"" + fingerprint(leaf) + "\",\"notBefore\":\""
                            + leaf.getNotBefore().toInstant() + "\",\"notAfter\":\""
                            + leaf.getNotAfter().toInstant() + "\",\"usedBy\":[\"a@testing\"]},"
                            + "{\"names\":[\"w.test\"],\"state\":\"pending\",\"source\":\"resolver shown\","
                            + "\"resolver\":\"shown\",\"usedBy\":[\"w@testing\"]},"
                            + "{\"names\":[\"f.test\"],\"state\":\"failed\",\"source\":\"resolver shown\","
                            + "\"resolver\":\"shown\",\"lastError\":\"it said \\u003cno\\u003e\","
                            + "\"nextTry\":\"1970-01-01T00:00:00Z\",\"usedBy\":[\"f@testing\"]},"
                            + "{\"names\":[\"bare.test\",\"f.test\",\"w.test\"],\"state\":\"generated\","
                            + "\"source\":\"generated\",\"usedBy\":[\"bare@testing\",\"f@testing\",\"w@testing\"]}]\n");
            assertThat(ask(proxy, "/api/passeur/problems").text())
                    .contains(
                            "{\"severity\":\"error\",\"path\":\"certificatesResolvers.shown\",\"message\":\"no"
                                    + " certificate for f.test: it said \\u003cno\\u003e\",\"kind\":\"certificate\",\"element\":\"f.test\"")
                    .doesNotContain("w.test");
            assertThat(ask(proxy, path + "?status=pending").text())
                    .startsWith("[{\"names\":[\"w.test\"]")
                    .endsWith("]}]\n");

            resolver.issue("w.test");
            Await.until(() -> ask(proxy, path).text().contains("{\"names\":[\"w.test\"],\"state\":\"issued\""));
            assertThat(ask(proxy, path + "?search=w.test&per_page=1").text())
                    .contains("\"source\":\"resolver shown\",\"resolver\":\"shown\",\"sha256\":\"");
        }
    }

    @Test
    void troubleWithCertificatesIsAmongTheProblems() {
        String dynamic = API + "[[tls.certificates]]\ncertFile = 'none.pem'\nkeyFile = 'none.key'\n";
        try (TestingProxy proxy =
                TestingProxy.start(dynamic, "--api", "--certificatesresolvers.bad.toy.failing=create")) {
            assertThat(ask(proxy, "/api/passeur/problems").text())
                    .contains(
                            "\"path\":\"tls.certificates[0]@testing\",",
                            "\"kind\":\"certificate\",\"element\":\"certificates[0]@testing\",\"provider\":\"testing\","
                                    + "\"source\":{\"file\":\"test.toml\",\"line\":",
                            "\"path\":\"certificatesResolvers.bad\",",
                            "\"kind\":\"certificateResolver\",\"element\":\"bad\"}");
        }
    }
}
