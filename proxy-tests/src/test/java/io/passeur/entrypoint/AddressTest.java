package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.config.EntryPointAddress;
import io.passeur.net.Network;
import io.passeur.spi.ConfigurationException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Addresses of entry points and what is said about bad ones. */
class AddressTest {

    static Stream<Arguments> read() {
        return TestRows.of("""
                :80                  :80
                :0                   :0
                :8080/tcp            :8080
                :8080/TCP            :8080
                127.0.0.1:80         127.0.0.1:80
                localhost:65535      localhost:65535
                [::1]:443            [::1]:443
                [::]:443/tcp         [::]:443
                :53/udp              :53/udp
                [::1]:53/UDP         [::1]:53/udp
                """);
    }

    @ParameterizedTest
    @MethodSource
    void read(String written, String meant) {
        assertThat(EntryPointAddress.parse(written)).hasToString(meant);
    }

    static Stream<Arguments> refused() {
        return TestRows.of("""
                80             has\\sno\\sport
                :              expected\\sa\\snumber
                :http          expected\\sa\\snumber
                :-1            expected\\sa\\snumber
                :+1            expected\\sa\\snumber
                :65536         expected\\sa\\snumber
                ::1:80         in\\sbrackets
                :80/sctp       invalid\\sprotocol:\\ssctp
                :80/           invalid\\sprotocol:
                """);
    }

    @ParameterizedTest
    @MethodSource
    void refused(String written, String reason) {
        assertThatThrownBy(() -> EntryPointAddress.parse(written))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void datagramsAreRefusedByName() {
        try (Network network = new Network(1)) {
            assertThatThrownBy(() ->
                            EntryPoint.of("dns", Listening.configuration("address", ":53/udp"), network, List.of()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("entryPoints.dns.address: \":53/udp\": UDP entry points are not supported yet");
        }
    }

    @Test
    void theOptionIsNamed() {
        try (Network network = new Network(1)) {
            assertThatThrownBy(() -> EntryPoint.of("web", Listening.configuration("address", "80"), network, List.of()))
                    .hasMessageStartingWith("entryPoints.web.address: \"80\"");
            assertThatThrownBy(() -> EntryPoint.of(
                            "web",
                            Listening.configuration("forwardedHeaders.trustedIPs", List.of("nonsense")),
                            network,
                            List.of()))
                    .hasMessageStartingWith("entryPoints.web.forwardedHeaders.trustedIPs: ");
        }
    }

    @Test
    void aPortInUseIsNamed() {
        try (Listening first = new Listening()) {
            String address = "127.0.0.1:" + first.entryPoint.port();
            EntryPoint second =
                    EntryPoint.of("other", Listening.configuration("address", address), first.network, List.of());
            assertThatThrownBy(second::start)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("entryPoints.other.address: cannot listen on " + address)
                    .hasMessageContaining("already in use");
        }
    }

    @Test
    void portsCanBeShared() {
        try (Listening first = new Listening("reusePort", true)) {
            String address = "127.0.0.1:" + first.entryPoint.port();
            try (EntryPoint second = EntryPoint.of(
                    "web", Listening.configuration("address", address, "reusePort", true), first.network, List.of())) {
                second.start();
                assertThat(second.port()).isEqualTo(first.entryPoint.port());
            }
        }
    }

    @Test
    void foreignAddressesAreNamed() {
        try (Network network = new Network(1)) {
            for (String address : List.of("192.0.2.1:0", "no-such-name.invalid:0")) {
                EntryPoint entryPoint =
                        EntryPoint.of("web", Listening.configuration("address", address), network, List.of());
                assertThatThrownBy(entryPoint::start)
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("address of this machine");
            }
        }
    }
}
