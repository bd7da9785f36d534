package io.passeur.resolver.acme.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.resolver.acme.testing.Knot;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Name;

class DnsPropagationTest {

    @TempDir
    private Path folder;

    @Test
    void theServersInChargeAreFoundAndAsked() throws Exception {
        try (Knot knot = new Knot(folder)) {
            DnsQueries queries = new DnsQueries(Duration.ofSeconds(5));
            NameServers servers = new NameServers(queries, List.of(new InetSocketAddress("127.0.0.1", knot.port())));
            Propagation propagation = new Propagation(servers, queries, true, false, knot.port());
            Name name = Name.fromString("_acme-challenge.sub.example.test.");
            assertThat(propagation.missing(name, "v"))
                    .contains("the name server ns.example.test./127.0.0.1:" + knot.port() + " has no TXT record " + name
                            + " with the value v");

            DnsProvider provider = new Rfc2136Provider.Factory()
                    .create(new Variables(
                            Map.of(
                                    "RFC2136_NAMESERVER",
                                    "127.0.0.1:" + knot.port(),
                                    "RFC2136_TSIG_KEY",
                                    "acme",
                                    "RFC2136_TSIG_ALGORITHM",
                                    "hmac-sha256",
                                    "RFC2136_TSIG_SECRET",
                                    Knot.SECRET),
                            folder));
            DnsRecord first = new DnsRecord("sub.example.test", "t", "k", name.toString(), "v");
            DnsRecord second = new DnsRecord("sub.example.test", "t", "k", name.toString(), "w");
            provider.present(first);
            provider.present(second);
            assertThat(propagation.missing(name, "v")).isEmpty();
            assertThat(propagation.missing(name, "w")).isEmpty();
            provider.cleanUp(first);
            assertThat(propagation.missing(name, "v").orElseThrow()).endsWith("with the value v, but [w]");
            provider.cleanUp(second);
            assertThat(propagation.missing(name, "w").orElseThrow()).endsWith("with the value w");

            assertThat(propagation.missing(Name.fromString("_acme-challenge.elsewhere.invalid."), "v"))
                    .hasValueSatisfying(reason -> assertThat(reason).contains("cannot find the zone of"));
            assertThat(servers.behindAliases(Name.fromString("_acme-challenge.alias.example.test.")))
                    .hasToString("proof.elsewhere.example.test.");
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws Exception {
        DnsQueries queries = new DnsQueries(Duration.ofMillis(200));
        NameServers nobody = new NameServers(queries, List.of(new InetSocketAddress("127.0.0.1", 1)));
        Name name = Name.fromString("a.example.test.");
        assertThat(new Propagation(nobody, queries, true, false, 53)
                        .missing(name, "v")
                        .orElseThrow())
                .startsWith("the name server /127.0.0.1:1 does not respond: ");
        assertThat(new Propagation(nobody, queries, false, true, 53)
                        .missing(name, "v")
                        .orElseThrow())
                .startsWith("the name server /127.0.0.1:1 does not respond: ");
        assertThat(new Propagation(nobody, queries, false, false, 53).missing(name, "v"))
                .isEmpty();
        assertThat(nobody.behindAliases(name)).isEqualTo(name);
    }
}
