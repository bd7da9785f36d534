package io.passeur.resolver.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.resolver.acme.RunningResolvers.Running;
import io.passeur.resolver.acme.testing.Deliveries;
import io.passeur.resolver.acme.testing.HttpResponder;
import io.passeur.resolver.acme.testing.Pebble;
import io.passeur.resolver.acme.testing.PebbleSettings;
import io.passeur.resolver.acme.testing.TlsResponder;
import io.passeur.spi.CertificateState.Phase;
import io.passeur.spi.KeyedCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuanceTest {

    @TempDir
    private static Path shared;

    private static Pebble pebble;
    private static HttpResponder http;
    private static TlsResponder tls;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startAuthority() throws Exception {
        pebble = Pebble.start(shared);
        http = new HttpResponder(pebble.httpPort());
        tls = new TlsResponder(pebble.tlsPort());
    }

    @AfterAll
    static void stopAuthority() throws Exception {
        if (pebble != null) {
            http.close();
            tls.close();
            pebble.close();
        }
    }

    @Test
    void http01WithANewAccountAndACertificateThatSurvivesARestart() throws Exception {
        KeyedCertificate first;
        try (RunningResolvers resolvers = new RunningResolvers(folder).respondingWith(http)) {
            Running le = resolvers.start("le", PebbleSettings.of(pebble).http().config());
            assertThat(le.resolver().httpChallengeEntryPoint()).isEqualTo("web");
            le.want("a.example.test", "b.example.test");
            first = le.deliveries().awaitCertificate("a.example.test", "b.example.test");
            le.deliveries().awaitState(state -> state.phase() == Phase.ISSUED);
            assertThat(first.leaf().getSubjectX500Principal().getName()).isEqualTo("CN=a.example.test");
            assertThat(first.chain()).hasSizeGreaterThan(1);
        }
        assertThat(Files.readString(folder.resolve("acme.json")))
                .contains("\"Email\": \"me@example.org\"", "\"mailto:me@example.org\"", "\"Store\": \"default\"");
        try (RunningResolvers resolvers = new RunningResolvers(folder)) {
            Running le = resolvers.start("le", new PebbleSettings().http().config());
            assertThat(le.deliveries().certificates()).containsExactly(first);
        }
    }

    @Test
    void tlsAlpn01() throws Exception {
        try (RunningResolvers resolvers =
                new RunningResolvers(folder).respondingWith(tls).withAccountKey("le")) {
            Running le = resolvers.start("le", PebbleSettings.of(pebble).tls().config());
            assertThat(le.resolver().handlesTlsChallenges()).isTrue();
            assertThat(le.resolver().httpChallengeEntryPoint()).isEmpty();
            le.want("tls.example.test");
            assertThat(Deliveries.isFor(le.deliveries().awaitCertificate("tls.example.test"), "tls.example.test"))
                    .isTrue();
            le.deliveries().awaitState(state -> state.phase() == Phase.ISSUED);
            assertThat(le.resolver().tlsChallengeCertificate("tls.example.test"))
                    .isNull();
        }
    }
}
