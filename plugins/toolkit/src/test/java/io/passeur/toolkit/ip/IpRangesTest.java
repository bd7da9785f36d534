package io.passeur.toolkit.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.passeur.spi.ConfigurationException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangesTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "10.0.0.0/31, 10.0.0.1, true",
        "10.0.0.0/31, 10.0.0.2, false",
        "10.0.0.7/32, 10.0.0.7, true",
        "10.0.0.7, 10.0.0.7, true",
        "10.0.0.7, 10.0.0.6, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, ::, false",
        "::/0, 1.2.3.4, false",
        "::/0, ffff::, true",
        "::ffff:0:0/96, 1.2.3.4, true",
        "::ffff:0:0/95, 1.2.3.4, false",
        "::ffff:10.0.0.0/120, 10.0.0.255, true",
        "::ffff:10.0.0.0/120, 10.0.1.0, false",
        "2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true",
        "2001:db8::/32, 2001:db9::, false",
        "2001:DB8::1, 2001:db8:0:0:0:0:0:1, true",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0, true",
        "::1.2.3.4, ::102:304, true",
        "64:ff9b::192.0.2.1, 64:ff9b::c000:201, true",
    })
    void contains(String range, String address, boolean expected) {
        InetAddress parsed = IpRanges.parseAddress(address);
        assertThat(parsed).isNotNull();
        assertThat(IpRanges.of(List.of(range)).contains(parsed)).isEqualTo(expected);
        assertThat(IpRanges.of(List.of("203.0.113.9", " " + range + " ")).contains(parsed))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "10",
                "10.0",
                "10.0.0",
                "10.0.0.0.0",
                "10.0.0.256",
                "010.0.0.1",
                "10.0.0.",
                "1e.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.0/+8",
                "::/129",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::12345",
                "::g",
                "fe80::1%eth0",
                "1.2.3.4::",
                "::1.2.3",
                "1.2.3.4:80",
                "[::1]",
                "10.0.0.٣"
            })
    void refuses(String value) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> IpRanges.of(List.of("::1", value)))
                .withMessage("invalid CIDR address: \"" + value
                        + "\", expected an IP address or a block such as 10.0.0.0/8 or 2001:db8::/32");
    }

    @Test
    void noneContainsNothing() throws UnknownHostException {
        IpRanges none = IpRanges.of(List.of());
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.contains(InetAddress.getByAddress(new byte[4]))).isFalse();
    }

    /** The JDK's own reading of literals says the same. */
    @Test
    void readsWhatTheJdkWrites() throws UnknownHostException {
        Random random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[i % 2 == 0 ? 4 : 16];
            random.nextBytes(bytes);
            InetAddress address = InetAddress.getByAddress(bytes);
            assertThat(IpRanges.parseAddress(address.getHostAddress())).isEqualTo(address);
        }
    }
}
