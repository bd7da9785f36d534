package io.passeur.http.middleware.redirect.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spi.ConfigurationException;
import io.passeur.testing.MiddlewareHarness;
import io.passeur.testing.RawMessage;
import java.util.List;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedirectSchemeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # client | X-F-Proto | Host           | scheme | port | Location, without path
                    http     |           | foo            | https  |      | https://foo
                    http     |           | foo:80         | https  |      | https://foo
                    http     |           | foo:8080       | https  |      | https://foo
                    http     |           | foo:8080       | https  | 443  | https://foo
                    http     |           | foo            | https  | 8443 | https://foo:8443
                    http     |           | foo:8080       | https  | 8443 | https://foo:8443
                    http     |           | [::1]          | https  |      | https://[::1]
                    http     |           | [::1]:8080     | https  | 8443 | https://[::1]:8443
                    http     |           | foo            | HTTPS  |      | https://foo
                    http     |           | foo:8000       | http   | 80   | http://foo
                    http     |           | foo:8000       | http   | 8001 | http://foo:8001
                    https    |           | foo:8443       | https  |      | https://foo
                    https    |           | foo            | https  | 8443 | https://foo:8443
                    https    |           | foo:443        | http   |      | http://foo
                    https    | http      | foo            | https  |      | https://foo
                    https    | ws        | foo            | https  |      | https://foo
                    http     | http      | foo            | https  |      | https://foo
                    http     | ftp       | foo            | https  |      | https://foo
                    http     | wss       | foo            | http   |      | http://foo
                    http     |           | foo            | wss    |      | wss://foo
                    """)
    void redirects(String client, String forwarded, String host, String scheme, String port, String location) {
        var config = new RedirectSchemeConfig(scheme, port == null ? "" : port, false);
        RawMessage answer = get(client, config, forwarded, host);

        assertThat(answer.startLine()).startsWith("HTTP/1.1 302 ");
        assertThat(answer.headers())
                .containsExactlyInAnyOrder("Location: " + location + "/a%20b?c=%2f&d=e", "Content-Length: 5");
        assertThat(answer.text()).isEqualTo("Found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https |       | foo      | https |
                    https |       | foo:443  | https |
                    https |       | foo:443  | https | 443
                    https |       | foo:8443 | https | 8443
                    http  | https | foo      | https |
                    http  | HTTPS | foo:443  | https |
                    http  | wss   | foo      | https |
                    https | ftp   | foo      | https |
                    http  |       | foo:80   | http  |
                    http  |       | foo      | http  | 80
                    """)
    void passesOnWhatIsThereAlready(String client, String forwarded, String host, String scheme, String port) {
        var config = new RedirectSchemeConfig(scheme, port == null ? "" : port, false);

        assertThat(get(client, config, forwarded, host).text()).isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,false,302,Found",
        "GET,true,301,Moved Permanently",
        "POST,false,307,Temporary Redirect",
        "DELETE,true,308,Permanent Redirect",
        "HEAD,false,307,''"
    })
    void choosesTheStatusByMethod(String method, boolean permanent, int status, String body) {
        var config = new RedirectSchemeConfig("https", "", permanent);
        try (MiddlewareHarness harness =
                MiddlewareHarness.of(new RedirectSchemeFactory(), config).start()) {
            RawMessage answer = harness.request(method, "/");

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.text()).isEqualTo(body);
            assertThat(answer.value("Location")).isEqualTo("https://example.org/");
            assertThat(harness.receivedCount()).isZero();
        }
    }

    @Test
    void refusesSettingsThatCannotWork() {
        assertThatThrownBy(() -> new RedirectSchemeConfig("", "", false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("you must provide a target scheme");
        for (String port : List.of("0", "65536", "abc", "123456", ":443")) {
            assertThatThrownBy(() -> new RedirectSchemeConfig("https", port, false))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("\"" + port + "\"");
        }
        assertThatThrownBy(() -> new RedirectSchemeConfig("https://", "", false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"https://\"");
    }

    @Test
    void neverBlocks() {
        assertThat(new RedirectScheme(new RedirectSchemeConfig("https", "", false)).invocationType())
                .isEqualTo(InvocationType.NON_BLOCKING);
    }

    private static RawMessage get(String client, RedirectSchemeConfig config, String forwarded, String host) {
        var builder = MiddlewareHarness.of(new RedirectSchemeFactory(), config);
        try (MiddlewareHarness harness =
                client.equals("https") ? builder.secure().start() : builder.start()) {
            String other = forwarded == null ? "X-Other: 1" : "X-Forwarded-Proto: " + forwarded;
            return harness.get("/a%20b?c=%2f&d=e", "Host: " + host, other);
        }
    }
}
