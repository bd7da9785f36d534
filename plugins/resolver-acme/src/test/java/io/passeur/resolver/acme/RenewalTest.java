package io.passeur.resolver.acme;

import static io.passeur.resolver.acme.RunningResolvers.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.resolver.acme.RunningResolvers.Running;
import io.passeur.resolver.acme.storage.ServableCertificate;
import io.passeur.resolver.acme.storage.Storage;
import io.passeur.resolver.acme.storage.StoredCertificate;
import io.passeur.resolver.acme.testing.Deliveries;
import io.passeur.resolver.acme.testing.Front;
import io.passeur.resolver.acme.testing.Pebble;
import io.passeur.resolver.acme.testing.PebbleSettings;
import io.passeur.resolver.acme.testing.SelfSignedCertificates;
import io.passeur.spi.CertificateRequest;
import io.passeur.spi.CertificateState;
import io.passeur.spi.CertificateState.Phase;
import io.passeur.spi.KeyedCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an authority that believes everything, with another before it that says more. */
class RenewalTest {

    @TempDir
    private static Path shared;

    private static Pebble pebble;
    private static Front front;

    @TempDir
    private Path folder;

    private final Instant now = Instant.now();

    @BeforeAll
    static void startAuthority() throws Exception {
        pebble = Pebble.start(shared, Map.of("PEBBLE_VA_ALWAYS_VALID", "1"));
        front = new Front(pebble);
    }

    @AfterAll
    static void stopAuthority() {
        if (pebble != null) {
            front.close();
            pebble.close();
        }
    }

    @BeforeEach
    void reset() {
        front.answerOrders(null);
        front.sayAboutRenewal("");
    }

    private static PebbleSettings settings() {
        return PebbleSettings.of(pebble).set("caServer", front.directory()).http();
    }

    private KeyedCertificate store(Instant from, Instant to, String... names) throws Exception {
        StoredCertificate stored = SelfSignedCertificates.stored(from, to, names);
        Storage.open(folder.resolve("acme.json")).save("le", stored);
        return ServableCertificate.of(stored).certificate();
    }

    @Test
    void aCertificateThatLivesForAnHourIsRenewedWithoutAnybodyWantingIt() throws Exception {
        KeyedCertificate old = store(now.minusSeconds(3000), now.plusSeconds(600), "short.example.test");
        store(now.minusSeconds(600), now.plusSeconds(3000), "young.example.test");
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            Running le = resolvers.start(
                    "le", settings().set("certificatesDuration", 1).config());
            assertThat(le.deliveries().certificates()).hasSize(2).contains(old);
            le.resolver().request(List.of());
            le.deliveries().await(() -> !le.deliveries().certificates().contains(old));
            le.deliveries().awaitCertificate("short.example.test");
            CertificateState young =
                    le.deliveries().awaitState(state -> state.domains().equals(List.of("young.example.test")));
            assertThat(young.phase()).isEqualTo(Phase.ISSUED);
            assertThat(Duration.between(young.nextTry(), young.expiry())).isEqualTo(Duration.ofMinutes(20));
        }
    }

    @Test
    void aStartAsksNobodyThoughACertificateIsDue() throws Exception {
        KeyedCertificate due = store(now.minusSeconds(3000), now.plusSeconds(600), "due.example.test");
        int before = front.requests().size();
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            Deliveries deliveries = new Deliveries();
            resolvers
                    .create("le", settings().set("certificatesDuration", 1).config())
                    .start(deliveries);
            assertThat(deliveries.certificates()).containsExactly(due);
            assertThat(resolvers.hasNothingToDo()).isTrue();
            assertThat(front.requests()).hasSize(before);
        }
    }

    @Test
    void theAuthoritysWordAboutRenewalCounts() throws Exception {
        KeyedCertificate old = store(now.minusSeconds(86_400), now.plus(Duration.ofDays(89)), "ari.example.test");
        front.sayAboutRenewal("{\"suggestedWindow\":{\"start\":\"" + now.minusSeconds(7200) + "\",\"end\":\""
                + now.minusSeconds(3600) + "\"},\"explanationURL\":\"https://status.example.test/incident\"}");
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            Running le = resolvers.start("le", settings().config());
            le.resolver().request(List.of());
            KeyedCertificate fresh = le.deliveries().awaitCertificate(one -> !one.equals(old));
            assertThat(ServableCertificate.names(fresh.leaf())).containsExactly("ari.example.test");
            assertThat(resolvers.logger.lines())
                    .anyMatch(line -> line.contains("https://status.example.test/incident"));
        }
        assertThat(front.requests()).anyMatch(line -> line.startsWith("GET /ari/"));
        assertThat(front.requests()).allMatch(line -> line.endsWith(" passeur/test"));
    }

    @Test
    void anAuthoritysLaterTimeIsAwaited() throws Exception {
        Instant from = now.plus(Duration.ofDays(3));
        store(now.minus(Duration.ofDays(70)), now.plus(Duration.ofDays(20)), "wait.example.test");
        front.sayAboutRenewal(
                "{\"suggestedWindow\":{\"start\":\"" + from + "\",\"end\":\"" + from.plusSeconds(3600) + "\"}}");
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            Running le = resolvers.start("le", settings().config());
            le.resolver().request(List.of(request("wait.example.test")));
            CertificateState state = le.deliveries()
                    .awaitState(one -> one.nextTry() != null && !one.nextTry().isBefore(from));
            assertThat(state.phase()).isEqualTo(Phase.ISSUED);
            assertThat(state.nextTry()).isBefore(from.plusSeconds(3600));
        }
    }

    @Test
    void aRateLimitIsKeptToTheMinute() throws Exception {
        front.answerOrders(new Front.Answer(
                429, "7200", "rateLimited", "too many certificates already issued for this exact set of names"));
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            Running le = resolvers.start("le", settings().config());
            le.want("limited.example.test");
            CertificateState state = le.deliveries().awaitState(one -> one.phase() == Phase.FAILED);
            assertThat(state.lastError()).startsWith("rate limit of the authority: too many certificates");
            assertThat(state.nextTry()).isBetween(now.plusSeconds(7190), now.plusSeconds(7260));
            front.answerOrders(null);
            le.resolver().request(List.of(request("limited.example.test"), request("free.example.test")));
            le.deliveries().awaitCertificate("free.example.test");
        }
    }

    @Test
    void aLimitOfTheAccountHoldsEverybodyBack() throws Exception {
        String until = now.plusSeconds(3600)
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
        String text = until.replace('T', ' ').replace("Z", " UTC");
        front.answerOrders(new Front.Answer(
                429,
                "",
                "rateLimited",
                "too many new orders (300) from this account in the last 3h0m0s, retry after " + text));
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            Running le = resolvers.start("le", settings().config());
            le.resolver().request(List.of(request("x.example.test"), request("y.example.test")));
            le.deliveries()
                    .await(() -> le.deliveries().states().size() == 2
                            && le.deliveries().states().stream().allMatch(state -> state.phase() == Phase.FAILED));
            assertThat(le.deliveries().states())
                    .allMatch(state -> state.nextTry() != null
                            && state.nextTry().toString().equals(until));
        }
    }

    @Test
    void anOverloadedAuthorityIsLeftAloneAsLongAsItSays() throws Exception {
        front.answerOrders(new Front.Answer(503, "120", "", "busy"));
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            Running le = resolvers.start("le", settings().config());
            le.want("busy.example.test");
            CertificateState state = le.deliveries().awaitState(one -> one.phase() == Phase.FAILED);
            assertThat(state.lastError()).contains("the authority is overloaded (503)");
            assertThat(state.nextTry()).isBetween(now.plusSeconds(115), now.plusSeconds(180));
        }
    }

    @Test
    void fiftyNamesAtOnceOneAfterTheOther() throws Exception {
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            Running le = resolvers.start(
                    "le", settings().set("caServer", pebble.directory()).config());
            List<CertificateRequest> requests = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                requests.add(request("n" + i + ".example.test"));
            }
            // Covered by the first one, so not ordered.
            requests.add(request("n0.example.test"));
            le.resolver().request(requests);
            le.deliveries().await(() -> le.deliveries().certificates().size() == 50);
        }
        assertThat(Storage.read(folder.resolve("acme.json")).certificates("le")).hasSize(50);
    }

    @Test
    void damagedEntriesAreToldAndOrderedAnew() throws Exception {
        Storage.open(folder.resolve("acme.json"))
                .save("le", new StoredCertificate(List.of("broken.example.test"), "no PEM", "no key"));
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            Running le = resolvers.start("le", settings().config());
            assertThat(le.deliveries().certificates()).isEmpty();
            assertThat(resolvers.logger.lines())
                    .anyMatch(line -> line.startsWith("WARN The certificate for broken.example.test in "));
            le.resolver().request(List.of());
            le.deliveries().awaitCertificate("broken.example.test");
        }
        assertThat(Storage.read(folder.resolve("acme.json")).certificates("le")).hasSize(1);
    }
}
