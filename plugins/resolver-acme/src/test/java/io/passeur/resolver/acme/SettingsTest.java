package io.passeur.resolver.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.resolver.acme.RunningResolvers.Running;
import io.passeur.resolver.acme.config.AcmeConfig.HttpChallenge;
import io.passeur.resolver.acme.config.KeyType;
import io.passeur.resolver.acme.testing.Pebble;
import io.passeur.resolver.acme.testing.PebbleSettings;
import io.passeur.spi.CertificateState;
import io.passeur.spi.CertificateState.Phase;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.KeyedCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the settings do, each by the certificate that comes of it or the message that refuses it. */
class SettingsTest {

    @TempDir
    private static Path shared;

    private static Pebble pebble;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startAuthority() throws Exception {
        pebble = Pebble.start(shared, Map.of("PEBBLE_VA_ALWAYS_VALID", "1", "PEBBLE_ALTERNATE_ROOTS", "2"));
    }

    @AfterAll
    static void stopAuthority() {
        if (pebble != null) {
            pebble.close();
        }
    }

    private KeyedCertificate issue(RunningResolvers resolvers, PebbleSettings settings) throws Exception {
        Running le = resolvers.withAccountKey("le").start("le", settings.http().config());
        le.want("a.example.test", "b.example.test");
        return le.deliveries().awaitCertificate("a.example.test", "b.example.test");
    }

    @Test
    void theKeyMayBeOfACurve() throws Exception {
        try (RunningResolvers resolvers = new RunningResolvers(folder)) {
            KeyedCertificate issued = issue(resolvers, PebbleSettings.of(pebble).set("keyType", "EC384"));
            assertThat(((ECPublicKey) issued.leaf().getPublicKey())
                            .getParams()
                            .getOrder()
                            .bitLength())
                    .isEqualTo(384);
        }
    }

    @Test
    void anotherChainIsTakenIfTheAuthorityOffersIt() throws Exception {
        List<String> issuers = pebble.issuers(3);
        assertThat(issuers).doesNotHaveDuplicates();
        try (RunningResolvers resolvers = new RunningResolvers(folder)) {
            KeyedCertificate issued = issue(resolvers, PebbleSettings.of(pebble).set("preferredChain", issuers.get(2)));
            assertThat(issued.chain())
                    .anyMatch(link -> link.getIssuerX500Principal().getName().equals("CN=" + issuers.get(2)));
            assertThat(resolvers.logger.lines()).noneMatch(line -> line.startsWith("WARN"));
        }
    }

    @Test
    void aKeyTypeAndAChainThatAreNotKnownAreReplaced() throws Exception {
        assertThat(KeyType.of("rsa2048")).contains(KeyType.RSA2048);
        assertThat(KeyType.of("RSA1024")).isEmpty();
        try (RunningResolvers resolvers = new RunningResolvers(folder)) {
            KeyedCertificate issued = issue(
                    resolvers,
                    PebbleSettings.of(pebble).set("preferredChain", "Nobody").set("keyType", "RSA1024"));
            assertThat(((RSAPublicKey) issued.leaf().getPublicKey())
                            .getModulus()
                            .bitLength())
                    .isEqualTo(4096);
            assertThat(resolvers.logger.lines())
                    .anyMatch(line -> line.startsWith("INFO keyType: \"RSA1024\" is unknown (expected: EC256, "))
                    .anyMatch(line -> line.contains("offers no chain of the issuer \"Nobody\""));
        }
    }

    @Test
    void aProfileThatTheAuthorityDoesNotOfferIsTold() throws Exception {
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            Running le = resolvers.start(
                    "le",
                    PebbleSettings.of(pebble).set("profile", "tlsserver").http().config());
            le.want("p.example.test");
            assertThat(le.deliveries()
                            .awaitState(state -> state.phase() == Phase.FAILED)
                            .lastError())
                    .contains("does not support profile");
        }
    }

    @Test
    void whomToTrustMayStandInVariablesAndTheServerMayHaveAnotherName() throws Exception {
        try (RunningResolvers resolvers = new RunningResolvers(folder)) {
            resolvers.environment.put("LEGO_CA_CERTIFICATES", pebble.root().toString());
            resolvers.environment.put("LEGO_CA_SERVER_NAME", "ca.test");
            PebbleSettings settings = new PebbleSettings().set("caServer", pebble.directory());
            assertThat(issue(resolvers, settings)).isNotNull();
        }
    }

    @Test
    void aServerThatIsNotTrustedIsTold() throws Exception {
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("a", "b")) {
            Running untrusted = resolvers.start(
                    "a",
                    new PebbleSettings()
                            .set("caServer", pebble.directory())
                            .http()
                            .config());
            untrusted.want("t.example.test");
            assertThat(error(untrusted)).startsWith("cannot reach ").contains("certif");
        }
        try (RunningResolvers resolvers = new RunningResolvers(folder)) {
            String inlined = Files.readString(pebble.root());
            Running other = resolvers.start(
                    "b",
                    PebbleSettings.of(pebble)
                            .set("caCertificates", List.of(inlined))
                            .set("caServerName", "other.test")
                            .http()
                            .config());
            other.want("t.example.test");
            assertThat(error(other)).contains("(expected: caServerName, other.test)");
        }
    }

    private static String error(Running running) throws InterruptedException {
        CertificateState failed = running.deliveries().awaitState(state -> state.phase() == Phase.FAILED);
        return String.valueOf(failed.lastError());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            storage||storage: is empty (expected: the path of a file
            certificatesDuration|0|certificatesDuration: 0 (expected: at least 1 hour)
            caServer|acme.example.com|caServer: "acme.example.com" (expected: the https URL
            storage|none/acme.json|storage: the folder
            """)
    void whatCannotWorkIsRefused(String key, String value, String message) {
        try (RunningResolvers resolvers = new RunningResolvers(folder)) {
            Object written = key.equals("certificatesDuration") ? Integer.valueOf(value) : value == null ? "" : value;
            assertThatThrownBy(() -> resolvers.create(
                            "le", new PebbleSettings().http().set(key, written).config()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith(message);
        }
    }

    @Test
    void timesAndEntryPointsThatCannotWorkAreRefused() {
        try (RunningResolvers resolvers = new RunningResolvers(folder)) {
            assertThatThrownBy(() -> new PebbleSettings()
                            .set("clientTimeout", Duration.ofSeconds(10))
                            .config())
                    .hasMessage("clientTimeout: 10s is less than clientResponseHeaderTimeout, 30s");
            assertThatThrownBy(() -> resolvers.create(
                            "le",
                            new PebbleSettings()
                                    .set("httpChallenge", new HttpChallenge("wbe", Duration.ZERO))
                                    .config()))
                    .hasMessage("httpChallenge.entryPoint: \"wbe\" does not exist (expected: one of [web, websecure])");
            assertThatThrownBy(() -> resolvers.create(
                            "le",
                            new PebbleSettings()
                                    .http()
                                    .set("caCertificates", List.of("none.pem"))
                                    .config()))
                    .hasMessageStartingWith("caCertificates: there is no file ");
        }
    }

    @Test
    void anAddressOfTheOldProtocolIsReplacedAndAResolverWithoutChallengesSaysWhatItLacks() {
        try (RunningResolvers resolvers = new RunningResolvers(folder)) {
            resolvers.create(
                    "le",
                    new PebbleSettings()
                            .set("caServer", "https://acme-v01.api.letsencrypt.org/directory")
                            .config());
            assertThat(resolvers.logger.lines())
                    .anyMatch(line -> line.endsWith("using https://acme-v02.api.letsencrypt.org/directory"))
                    .anyMatch(line -> line.startsWith("WARN No challenge is configured (expected: httpChallenge, "));
        }
    }
}
