package io.passeur.resolver.acme;

import static io.passeur.resolver.acme.RunningResolvers.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.resolver.acme.RunningResolvers.Running;
import io.passeur.resolver.acme.config.AcmeConfig;
import io.passeur.resolver.acme.testing.HttpResponder;
import io.passeur.resolver.acme.testing.Pebble;
import io.passeur.resolver.acme.testing.PebbleSettings;
import io.passeur.spi.CertificateState;
import io.passeur.spi.CertificateState.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fails is told, tried again later, and keeps nothing else from working. */
class OrderFailureTest {

    @TempDir
    private static Path shared;

    private static Pebble pebble;
    private static HttpResponder http;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startAuthority() throws Exception {
        pebble = Pebble.start(shared);
        http = new HttpResponder(pebble.httpPort());
    }

    @AfterAll
    static void stopAuthority() {
        if (pebble != null) {
            http.close();
            pebble.close();
        }
    }

    private static AcmeConfig config() {
        return PebbleSettings.of(pebble).http().config();
    }

    private static long ordersFor(String name) throws Exception {
        return pebble.log()
                .lines()
                .filter(line -> line.contains(name) && line.contains("Added order"))
                .count();
    }

    @Test
    void aFailureWaitsAcrossARestartAndIsTriedAgainWhenItsTimeHasCome() throws Exception {
        Instant nextTry;
        // Nobody answers the challenges of this one.
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            Running le = resolvers.start("le", config());
            le.want("later.example.test");
            CertificateState failed = le.deliveries().awaitState(state -> state.phase() == Phase.FAILED);
            assertThat(failed.lastError()).startsWith("later.example.test: http-01 failed, unauthorized: ");
            nextTry = Objects.requireNonNull(failed.nextTry());
            assertThat(nextTry)
                    .isBetween(Instant.now().plusSeconds(180), Instant.now().plusSeconds(360));
            assertThat(resolvers.logger.lines())
                    .filteredOn(line -> line.startsWith("WARN"))
                    .singleElement()
                    .asString()
                    .contains(
                            "No certificate for later.example.test (router web@file)",
                            "Next attempt " + nextTry.truncatedTo(ChronoUnit.SECONDS));
        }
        assertThat(folder.resolve("acme.json.state")).content().contains("later.example.test", nextTry.toString());

        try (RunningResolvers resolvers = new RunningResolvers(folder).respondingWith(http)) {
            Running le = resolvers.start("le", config());
            le.want("later.example.test");
            CertificateState waiting = le.deliveries().awaitState(state -> state.phase() == Phase.FAILED);
            assertThat(waiting.nextTry()).isEqualTo(nextTry);
            assertThat(waiting.lastError()).contains("http-01 failed");
            // Others are served in the meantime.
            le.resolver().request(List.of(request("later.example.test"), request("now.example.test")));
            le.deliveries().awaitCertificate("now.example.test");
            assertThat(le.deliveries().certificates()).hasSize(1);
        }

        try (RunningResolvers resolvers = new RunningResolvers(folder).respondingWith(http)) {
            resolvers.ahead = Duration.ofMinutes(7);
            Running le = resolvers.start("le", config());
            le.want("later.example.test");
            le.deliveries().awaitCertificate("later.example.test");
        }
        assertThat(folder.resolve("acme.json.state")).content().doesNotContain("later.example.test");
    }

    @Test
    void aSecondFailureWaitsLonger() throws Exception {
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            Running le = resolvers.start("le", config());
            le.want("twice.example.test");
            le.deliveries().awaitState(state -> state.phase() == Phase.FAILED);
        }
        try (RunningResolvers resolvers = new RunningResolvers(folder)) {
            resolvers.ahead = Duration.ofMinutes(7);
            Running le = resolvers.start("le", config());
            le.want("twice.example.test");
            Instant now = Instant.now().plus(resolvers.ahead);
            CertificateState failed = le.deliveries()
                    .awaitState(state -> state.phase() == Phase.FAILED
                            && state.nextTry() != null
                            && state.nextTry().isAfter(now));
            assertThat(failed.nextTry()).isBetween(now.plusSeconds(400), now.plusSeconds(780));
        }
    }

    @Test
    void aNameThatDoesNotResolveIsNotOrderedButItsListIs() throws Exception {
        try (RunningResolvers resolvers =
                new RunningResolvers(folder).withAccountKey("le").respondingWith(http)) {
            resolvers.unresolved.add("typo.example.test");
            Running le = resolvers.start("le", config());
            le.want("good.example.test", "typo.example.test", "fine.example.test");
            le.deliveries().awaitCertificate("good.example.test", "fine.example.test");
            CertificateState typo =
                    le.deliveries().awaitState(state -> state.domains().equals(List.of("typo.example.test")));
            assertThat(typo.phase()).isEqualTo(Phase.FAILED);
            assertThat(typo.lastError()).startsWith("not ordered: typo.example.test does not resolve");
            assertThat(typo.nextTry()).isBefore(Instant.now().plusSeconds(60));
            assertThat(pebble.log()).doesNotContain("typo.example.test");
        }
    }

    @Test
    void theAuthorityHasTheLastWordOnNamesThatAreKnownOutsideOnly() throws Exception {
        for (int checks = 0; checks < 3; checks++) {
            try (RunningResolvers resolvers = inANetworkOfItsOwn(checks)) {
                Running le = resolvers.start("le", config());
                le.want("outside.example.test");
                le.deliveries().awaitState(state -> state.phase() == Phase.FAILED);
            }
            assertThat(pebble.log()).doesNotContain("outside.example.test");
        }
        try (RunningResolvers resolvers = inANetworkOfItsOwn(3)) {
            Running le = resolvers.start("le", config());
            le.want("outside.example.test");
            le.deliveries().awaitCertificate("outside.example.test");
        }
    }

    private RunningResolvers inANetworkOfItsOwn(int checks) throws Exception {
        RunningResolvers resolvers =
                new RunningResolvers(folder).withAccountKey("le").respondingWith(http);
        resolvers.unresolved.add("outside.example.test");
        resolvers.ahead = Duration.ofMinutes(10L * checks);
        return resolvers;
    }

    @Test
    void aNameThatFailsIsNamedAndTheOthersOfItsListGetTheirCertificate() throws Exception {
        try (RunningResolvers resolvers =
                new RunningResolvers(folder).withAccountKey("le").respondingWith(http)) {
            Running le = resolvers.start("le", config());
            http.ignore("stranger.example.test");
            le.want("one.example.test", "stranger.example.test", "under_score.example.test", "two.example.test");
            le.deliveries().awaitCertificate("one.example.test", "two.example.test");
            CertificateState stranger =
                    le.deliveries().awaitState(state -> state.domains().equals(List.of("stranger.example.test")));
            assertThat(stranger.lastError())
                    .startsWith("stranger.example.test: http-01 failed, unauthorized: ")
                    .endsWith("(2 of 3 names are fine)");
            CertificateState impossible =
                    le.deliveries().awaitState(state -> state.domains().equals(List.of("under_score.example.test")));
            assertThat(impossible.lastError())
                    .isEqualTo("not ordered: under_score.example.test is no name that a certificate can contain");
        }
    }

    @Test
    void aWildcardWithoutDnsChallengeIsToldAndTheOthersGoOn() throws Exception {
        try (RunningResolvers resolvers =
                new RunningResolvers(folder).withAccountKey("le").respondingWith(http)) {
            Running le = resolvers.start("le", config());
            le.want("star.example.test", "*.star.example.test");
            le.deliveries().awaitCertificate("star.example.test");
            CertificateState star = le.deliveries()
                    .awaitState(state ->
                            state.domains().equals(List.of("*.star.example.test")) && state.phase() == Phase.FAILED);
            assertThat(star.lastError()).contains("*.star.example.test is a wildcard, which needs dnsChallenge");
        }
    }

    @Test
    void anAuthorityThatIsAwayIsAwaited() throws Exception {
        Path own = Files.createDirectory(folder.resolve("ca"));
        try (Pebble away = Pebble.start(own);
                HttpResponder responder = new HttpResponder(away.httpPort());
                RunningResolvers resolvers =
                        new RunningResolvers(folder).withAccountKey("le").respondingWith(responder)) {
            away.stopAuthority();
            Running le = resolvers.start("le", PebbleSettings.of(away).http().config());
            le.want("patient.example.test");
            CertificateState state = le.deliveries().awaitState(one -> one.phase() == Phase.FAILED);
            assertThat(state.lastError()).startsWith("cannot reach " + away.directory() + ": ");
            assertThat(state.nextTry()).isBefore(Instant.now().plusSeconds(15));
            away.startAuthority();
            le.deliveries().awaitCertificate("patient.example.test");
            assertThat(resolvers.logger.lines()).contains("INFO The authority responds again");
        }
    }

    @Test
    void theFolderIsReadOnlySoNothingIsOrdered() throws Exception {
        try (RunningResolvers resolvers =
                new RunningResolvers(folder).withAccountKey("le").respondingWith(http)) {
            Running le = resolvers.start("le", config());
            // Root may write anywhere, but not into a folder where a file should be.
            Files.createDirectory(folder.resolve("acme.json.probe"));
            Files.createFile(folder.resolve("acme.json.probe/full"));
            le.want("unstored.example.test");
            CertificateState state = le.deliveries().awaitState(one -> one.phase() == Phase.FAILED);
            assertThat(state.lastError()).startsWith("not ordered, because the certificate could not be stored in ");
            assertThat(ordersFor("unstored.example.test")).isZero();
        }
    }
}
