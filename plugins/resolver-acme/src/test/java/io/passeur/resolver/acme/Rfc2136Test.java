package io.passeur.resolver.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.resolver.acme.RunningResolvers.Running;
import io.passeur.resolver.acme.config.AcmeConfig.DnsChallenge;
import io.passeur.resolver.acme.config.AcmeConfig.Propagation;
import io.passeur.resolver.acme.testing.Knot;
import io.passeur.resolver.acme.testing.Pebble;
import io.passeur.resolver.acme.testing.PebbleSettings;
import io.passeur.spi.CertificateState;
import io.passeur.spi.CertificateState.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real name server, which the authority asks too. */
class Rfc2136Test {

    @TempDir
    private static Path shared;

    private static Knot knot;
    private static Pebble pebble;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startServers() throws Exception {
        knot = new Knot(Files.createDirectory(shared.resolve("knot")));
        pebble = Pebble.asking(shared, knot.port());
    }

    @AfterAll
    static void stopServers() {
        if (pebble != null) {
            pebble.close();
        }
        if (knot != null) {
            knot.close();
        }
    }

    private static DnsChallenge challenge() {
        return new DnsChallenge(
                "rfc2136",
                List.of("127.0.0.1:" + knot.port()),
                new Propagation(false, true, true, Duration.ZERO),
                Duration.ZERO,
                false);
    }

    private Running start(RunningResolvers resolvers) {
        resolvers.environment.put("RFC2136_NAMESERVER", "127.0.0.1:" + knot.port());
        resolvers.environment.put("RFC2136_POLLING_INTERVAL", "1");
        return resolvers.start("le", PebbleSettings.of(pebble).dns(challenge()).config());
    }

    @Test
    void aWildcardItsNameAndOneBehindAnAliasWithASignature() throws Exception {
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            resolvers.environment.put("RFC2136_TSIG_KEY", "acme");
            resolvers.environment.put("RFC2136_TSIG_ALGORITHM", "hmac-sha256.");
            resolvers.environment.put("RFC2136_TSIG_SECRET", Knot.SECRET);
            Running le = start(resolvers);
            le.want("*.www.example.test", "www.example.test", "alias.example.test");
            le.deliveries().awaitCertificate("x.www.example.test", "www.example.test", "alias.example.test");
        }
    }

    @Test
    void aKeyFromAFile() throws Exception {
        Files.writeString(
                folder.resolve("acme.key"),
                "key \"acme\" {\n\talgorithm hmac-sha256;\n\tsecret \"" + Knot.SECRET + "\";\n};\n");
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            resolvers.environment.put("RFC2136_TSIG_FILE", "acme.key");
            Running le = start(resolvers);
            le.want("file.example.test");
            le.deliveries().awaitCertificate("file.example.test");
        }
    }

    @Test
    void withoutTheKeyTheServersRefusalIsShown() throws Exception {
        try (RunningResolvers resolvers = new RunningResolvers(folder).withAccountKey("le")) {
            Running le = start(resolvers);
            le.want("unsigned.example.test");
            CertificateState state = le.deliveries().awaitState(one -> one.phase() == Phase.FAILED);
            assertThat(state.lastError())
                    .contains("refuses to change _acme-challenge.unsigned.example.test.", "no TSIG key is set");
        }
    }
}
