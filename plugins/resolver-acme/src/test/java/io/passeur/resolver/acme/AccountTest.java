package io.passeur.resolver.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.resolver.acme.RunningResolvers.Running;
import io.passeur.resolver.acme.config.AcmeConfig;
import io.passeur.resolver.acme.config.AcmeConfig.Eab;
import io.passeur.resolver.acme.storage.GoPem;
import io.passeur.resolver.acme.storage.Storage;
import io.passeur.resolver.acme.storage.StoredAccount;
import io.passeur.resolver.acme.storage.StoredAccount.Registration;
import io.passeur.resolver.acme.testing.Pebble;
import io.passeur.resolver.acme.testing.PebbleSettings;
import io.passeur.spi.CertificateState.Phase;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {

    @TempDir
    private static Path shared;

    private static Pebble pebble;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startAuthority() throws Exception {
        pebble = Pebble.start(shared, Map.of("PEBBLE_VA_ALWAYS_VALID", "1", "PEBBLE_WFE_NONCEREJECT", "30"));
    }

    @AfterAll
    static void stopAuthority() {
        if (pebble != null) {
            pebble.close();
        }
    }

    private StoredAccount account(String resolver) {
        return Storage.read(folder.resolve("acme.json")).account(resolver).orElseThrow();
    }

    private Registration registration(String resolver) {
        return Objects.requireNonNull(account(resolver).registration());
    }

    private String issue(RunningResolvers resolvers, String resolver, AcmeConfig config, String... names)
            throws Exception {
        Running running = resolvers.start(resolver, config);
        running.want(names);
        running.deliveries().awaitCertificate(names);
        running.resolver().close();
        return registration(resolver).uri();
    }

    @Test
    void severalResolversShareOneFileAndEachKeepsItsAccount() throws Exception {
        AcmeConfig config = PebbleSettings.of(pebble).http().config();
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("one", "two")) {
            Running one = resolvers.start("one", config);
            Running two = resolvers.start("two", config);
            one.want("a.example.test");
            two.want("b.example.test");
            one.deliveries().awaitCertificate("a.example.test");
            two.deliveries().awaitCertificate("b.example.test");
            assertThat(one.deliveries().certificates()).hasSize(1);
            assertThat(two.deliveries().certificates()).hasSize(1);
        }
        try (RunningResolvers resolvers = new RunningResolvers(folder)) {
            String before = registration("one").uri();
            assertThat(issue(resolvers, "one", config, "c.example.test")).isEqualTo(before);
        }
        Storage storage = Storage.read(folder.resolve("acme.json"));
        assertThat(storage.certificates("one")).hasSize(2);
        assertThat(storage.certificates("two")).hasSize(1);
    }

    @Test
    void aDeactivatedAccountIsReplaced() throws Exception {
        AcmeConfig config = PebbleSettings.of(pebble).http().config();
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey(RunningResolvers.key(), "le")) {
            String first = issue(resolvers, "le", config, "a.example.test");
            Deactivation.deactivate(
                    pebble, first, GoPem.accountKey(account("le").privateKey()));
            assertThat(issue(resolvers, "le", config, "b.example.test")).isNotEqualTo(first);
            assertThat(resolvers.logger.lines())
                    .contains("WARN The account " + first + " is deactivated or revoked; registering a new one");
        }
    }

    @Test
    void anAccountThatTheAuthorityForgotIsRegisteredAgainWithItsKey() throws Exception {
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            Storage storage = Storage.open(folder.resolve("acme.json"));
            String unknown = pebble.directory().replace("/dir", "/my-account/forgotten");
            StoredAccount before = storage.account("le").orElseThrow();
            storage.save("le", before.registered(new Registration(unknown, "valid", List.of())));
            assertThat(issue(resolvers, "le", PebbleSettings.of(pebble).http().config(), "c.example.test"))
                    .isNotEqualTo(unknown);
            assertThat(account("le").privateKey()).isEqualTo(before.privateKey());
        }
    }

    @Test
    void anAccountOfAnotherAuthorityIsDroppedAndANewAddressIsToldToTheAuthority() throws Exception {
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            Storage storage = Storage.open(folder.resolve("acme.json"));
            StoredAccount before = storage.account("le").orElseThrow();
            Registration other =
                    new Registration("https://acme-v02.api.letsencrypt.org/acme/acct/1", "valid", List.of());
            storage.save("le", before.registered(other));
            String uri = issue(resolvers, "le", PebbleSettings.of(pebble).http().config(), "d.example.test");
            assertThat(URI.create(uri).getHost()).isEqualTo("127.0.0.1");
            assertThat(account("le").privateKey()).isNotEqualTo(before.privateKey());
            PebbleSettings changed = PebbleSettings.of(pebble).http().set("email", "you@example.org");
            assertThat(issue(resolvers, "le", changed.config(), "e.example.test"))
                    .isEqualTo(uri);
            assertThat(account("le").email()).isEqualTo("you@example.org");
            assertThat(registration("le").contacts()).containsExactly("mailto:you@example.org");
        }
    }

    @Test
    void externalAccountsAreBound(@TempDir Path own) throws Exception {
        try (Pebble strict = Pebble.withExternalAccounts(own);
                RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le", "none")) {
            PebbleSettings settings = PebbleSettings.of(strict).tls();
            Running none = resolvers.start("none", settings.config());
            none.want("eab.example.test");
            assertThat(none.deliveries()
                            .awaitState(state -> state.phase() == Phase.FAILED)
                            .lastError())
                    .contains("externalAccountBinding");
            settings.set("eab", new Eab("kid-1", "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W"));
            Running le = resolvers.start("le", settings.config());
            le.want("eab.example.test");
            AtomicReference<String> error = new AtomicReference<>();
            le.deliveries().awaitState(state -> {
                error.set(state.lastError());
                return state.phase() == Phase.FAILED;
            });
            // Nobody answers the challenge, but the account is there.
            assertThat(error.get()).contains("tls-alpn-01 failed");
            assertThat(registration("le").uri()).startsWith("https://");
        }
    }
}
