package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.spi.ConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerUrlParserTest {

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1:8080, HTTP, 10.0.0.1, 8080, ''",
        "http://web, HTTP, web, 80, ''",
        "HTTP://my_container.net-1:81/, HTTP, my_container.net-1, 81, ''",
        "h2c://grpc:50051, H2C, grpc, 50051, ''",
        "http://[::1]:8080/base/, HTTP, ::1, 8080, /base",
        "http://[2001:db8::1], HTTP, 2001:db8::1, 80, ''",
        "http://[fe80::1%25eth0]:1, HTTP, fe80::1%eth0, 1, ''",
        "http://web:/a%20b, HTTP, web, 80, /a%20b",
        "http://user:secret@web:81/a?b#c, HTTP, web, 81, /a",
        "http://web?x=/y@z, HTTP, web, 80, ''",
        "unix:///run/app.sock, UNIX, /run/app.sock, 80, ''",
        "UNIX:/run/app.sock, UNIX, /run/app.sock, 80, ''",
    })
    void readsUrls(String text, Protocol protocol, String host, int port, String path) {
        assertThat(ServerUrlParser.parse("url", text)).isEqualTo(new ServerUrl(text, protocol, host, port, path));
    }

    @ParameterizedTest
    @CsvSource({
        "'', is not the URL of a server; expected http://host:port or https://host:port or h2c://host:port or unix:///path",
        "web:80, is not the URL of a server (did you mean \"http://web:80\"?); expected http://host:port or https://host:port or h2c://host:port or unix:///path",
        "http:/web, is not the URL of a server; expected http://host:port or https://host:port or h2c://host:port or unix:///path",
        "ftp://web, has the unknown scheme \"ftp\"; expected http://host:port or https://host:port or h2c://host:port or unix:///path",
        "http://, has no host; expected http://host:port or https://host:port or h2c://host:port or unix:///path",
        "http://:80, has no host; expected http://host:port or https://host:port or h2c://host:port or unix:///path",
        "unix://run/app.sock, is not the path of a unix domain socket; expected http://host:port or https://host:port or h2c://host:port or unix:///path",
        "unix:///, is not the path of a unix domain socket; expected http://host:port or https://host:port or h2c://host:port or unix:///path",
        "http://we b, has the invalid host \"we b\"; expected http://host:port or https://host:port or h2c://host:port or unix:///path",
        "http://web:http, has the invalid port \"http\"; expected http://host:port or https://host:port or h2c://host:port or unix:///path",
        "http://web:0, has the invalid port \"0\"; expected http://host:port or https://host:port or h2c://host:port or unix:///path",
        "http://web:65536, has the invalid port \"65536\"; expected http://host:port or https://host:port or h2c://host:port or unix:///path",
        "http://[::g], has the invalid IPv6 address \"::g\"; expected http://host:port or https://host:port or h2c://host:port or unix:///path",
        "http://[1:2], has the invalid IPv6 address \"1:2\"; expected http://host:port or https://host:port or h2c://host:port or unix:///path",
        "http://web/ü, has characters in its path that must be percent-encoded; expected http://host:port or https://host:port or h2c://host:port or unix:///path",
    })
    void refusesOthersByPathValueAndExpectation(String text, String complaint) {
        assertThatThrownBy(() -> ServerUrlParser.parse("loadBalancer.servers[1].url", text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("loadBalancer.servers[1].url: \"" + text + "\" " + complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "http://web, web",
        "http://web:8080/x, web:8080",
        "http://[::1]:81, [::1]:81",
        "http://[::1], [::1]",
        "https://web, web",
        "HTTPS://web:444/x, web:444",
        "https://web:80, web:80",
        "unix:///run/app.sock, localhost"
    })
    void showsItsAuthority(String text, String authority) {
        assertThat(ServerUrlParser.parse("url", text).authority()).isEqualTo(authority);
    }
}
