package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The environment as Go's {@code httpproxy.FromEnvironment} reads it. */
class OutboundProxiesTest {

    private static final TransportSettings SETTINGS =
            new TransportSettings(1, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, null);

    private static UpstreamTarget target(Protocol protocol, String host, int port) {
        return new UpstreamTarget(protocol, host, port, SETTINGS, true, false, "");
    }

    private static String find(Protocol protocol, String... environment) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < environment.length; i += 2) {
            variables.put(environment[i], environment[i + 1]);
        }
        return String.valueOf(OutboundProxies.of(variables).find(target(protocol, "app", 80)));
    }

    @Test
    void eachSchemeHasItsProxy() {
        String[] both = {"HTTP_PROXY", "http://one:3128", "HTTPS_PROXY", "two:8080"};
        assertThat(find(Protocol.HTTP, both)).isEqualTo("http://one:3128");
        assertThat(find(Protocol.HTTPS, both)).isEqualTo("http://two:8080");
        assertThat(find(Protocol.H2C, both)).isEqualTo("null");
        assertThat(find(Protocol.UNIX, both)).isEqualTo("null");
        assertThat(find(Protocol.HTTPS, "HTTP_PROXY", "http://one")).isEqualTo("null");
        assertThat(find(Protocol.HTTP)).isEqualTo("null");
    }

    @Test
    void lowerCaseIsReadWhenUpperCaseIsEmpty() {
        assertThat(find(Protocol.HTTP, "http_proxy", "one")).isEqualTo("http://one:80");
        assertThat(find(Protocol.HTTP, "HTTP_PROXY", "", "http_proxy", "one")).isEqualTo("http://one:80");
        assertThat(find(Protocol.HTTP, "HTTP_PROXY", "two", "http_proxy", "one"))
                .isEqualTo("http://two:80");
        assertThat(find(Protocol.HTTP, "http_proxy", "one", "no_proxy", "app")).isEqualTo("null");
    }

    /** The header {@code Proxy} of a client becomes HTTP_PROXY in CGI programs. */
    @Test
    void cgiProgramsDoNotUseHttpProxy() {
        String[] cgi = {"HTTP_PROXY", "evil", "HTTPS_PROXY", "good", "REQUEST_METHOD", "GET"};
        assertThat(find(Protocol.HTTP, cgi)).isEqualTo("null");
        assertThat(find(Protocol.HTTPS, cgi)).isEqualTo("http://good:80");
    }

    @Test
    void invalidValuesAreIgnored() {
        assertThat(find(Protocol.HTTP, "HTTP_PROXY", "socks5://one:1080")).isEqualTo("null");
        assertThat(find(Protocol.HTTP, "HTTP_PROXY", "a b")).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            proxy,                        http://proxy:80,       null, ''
            proxy:3128,                   http://proxy:3128,     null, ''
            http://proxy/,                http://proxy:80,       null, ''
            HTTPS://proxy,                https://proxy:443,     null, ''
            http://[::1]:3128,            http://[::1]:3128,     null, ''
            http://u:p%40ss+1@proxy:3128, http://proxy:3128,     u,    p@ss+1
            u@proxy,                      http://proxy:80,       u,    ''
            """)
    void readsProxies(String text, String shown, String user, String password) {
        OutboundProxy proxy = OutboundProxy.parse(text);
        assertThat(proxy).hasToString(shown);
        assertThat(String.valueOf(proxy.user())).isEqualTo(user);
        assertThat(proxy.password()).isEqualTo(password);
    }

    @Test
    void refusesSocksByName() {
        assertThatThrownBy(() -> OutboundProxy.parse("socks5://proxy:1080"))
                .hasMessage("has the scheme \"socks5\", which is not supported "
                        + "(expected: http://host:port or https://host:port)");
    }

    /** The rows of Go's own test of NO_PROXY, and ports. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            foo.com                        | foo.com         | 80  | true
            foo.com                        | bar.foo.com     | 80  | true
            foo.com                        | barfoo.com      | 80  | false
            .foo.com                       | foo.com         | 80  | false
            .foo.com                       | bar.foo.com     | 80  | true
            *.foo.com                      | foo.com         | 80  | false
            *.foo.com                      | a.b.foo.com     | 80  | true
            FOO.com                        | foo.COM         | 80  | true
            foo.com:443                    | foo.com         | 80  | false
            foo.com:443                    | foo.com         | 443 | true
            foo.com:                       | foo.com         | 80  | true
            bar, foo.com , baz             | foo.com         | 80  | true
            *                              | anything        | 80  | true
            foo.com,*                      | 10.0.0.1        | 80  | true
            10.0.0.0/8                     | 10.1.2.3        | 80  | true
            10.0.0.0/8                     | 11.1.2.3        | 80  | false
            192.168.1.4/30                 | 192.168.1.7     | 80  | true
            192.168.1.4/30                 | 192.168.1.8     | 80  | false
            10.0.0.1                       | 10.0.0.1        | 80  | true
            10.0.0.1:443                   | 10.0.0.1        | 80  | false
            10.0.0.1:443                   | 10.0.0.1        | 443 | true
            2001:db8::/32                  | 2001:db8:1::1   | 80  | true
            2001:db8::1                    | 2001:DB8:0::1   | 80  | true
            [2001:db8::1]:443              | 2001:db8::1     | 443 | true
            [2001:db8::1]:443              | 2001:db8::1     | 80  | false
            1.foo                          | 10.0.0.1        | 80  | false
            .0.0.1                         | 10.0.0.1        | 80  | false
            ''                             | foo.com         | 80  | false
            :80                            | foo.com         | 80  | false
            ''                             | localhost       | 80  | true
            ''                             | 127.0.0.1       | 80  | true
            ''                             | 127.9.9.9       | 80  | true
            ''                             | ::1             | 80  | true
            ''                             | localhost.local | 80  | false
            bücher.example                 | xn--bcher-kva.example | 80 | true
            010.0.0.1                      | 10.0.0.1        | 80  | false
            10.0.0.0/33                    | 10.0.0.1        | 80  | false
            """)
    void noProxy(String list, String host, int port, boolean direct) {
        assertThat(new NoProxy(list).covers(host, port)).isEqualTo(direct);
    }

    @ParameterizedTest
    @CsvSource({
        "/a?b=c, /a?b=c",
        "/a b, /a%20b",
        "/%7Ba%7d, /%7Ba%7d",
        "/?q={x}|y, /?q=%7Bx%7D%7Cy",
        "/%zz%, /%25zz%25",
        "/ü, /%C3%BC"
    })
    void targetsBecomeUris(String target, String escaped) {
        assertThat(UriText.escape(target)).isEqualTo(escaped);
    }
}
