package io.passeur.http.middleware.redirect.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spi.ConfigurationException;
import io.passeur.testing.MiddlewareHarness;
import io.passeur.testing.RawMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedirectRegexTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # regex                        | replacement             | Location
                    ^http://(.*)$                  | https://${1}            | https://foo:81/a%2Fb?c=d
                    ^https?://foo:81/(.*)          | http://bar/$1           | http://bar/a%2Fb?c=d
                    (?P<rest>/a.*)$                | /new/${rest}            | http://foo:81/new//a%2Fb?c=d
                    .*                             | HTTPS://bar/            | https://bar/
                    .*                             | /only/path              | /only/path
                    .*                             | http://bar/a b"é^       | http://bar/a%20b%22%C3%A9%5E
                    .*                             | http://bar/?q=é#é       | http://bar/?q=%C3%A9#%C3%A9
                    .*                             | http://[::1]:8080/x     | http://[::1]:8080/x
                    .*                             | ''                      | ''
                    """)
    void redirectsWhatMatches(String regex, String replacement, String location) {
        RawMessage answer = get(regex, replacement);

        assertThat(answer.startLine()).startsWith("HTTP/1.1 302 ");
        assertThat(answer.has("Location")).isTrue();
        assertThat(answer.value("Location")).isEqualTo(location);
        assertThat(answer.text()).isEqualTo("Found");
        assertThat(answer.has("Content-Type")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"^https://,http://bar", "(/a),$1", "nothing,x", "'',''"})
    void passesOnWhatDoesNotMatchOrStaysTheSame(String regex, String replacement) {
        assertThat(get(regex, replacement).text()).isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource({"http://bar:port/", "http://b ar/", "http://bar/%zz", "'::'", "'1:2/'", "http://[::1/"})
    void answersWithAnErrorWhatIsNoUrl(String replacement) {
        RawMessage answer = get(".+", replacement);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).isEqualTo("Internal Server Error");
        assertThat(answer.has("Location")).isFalse();
    }

    @Test
    void looksAtTheConnectionAndNotAtForwardedHeaders() {
        var config = new RedirectRegexConfig("^http://", "https://", true);
        try (MiddlewareHarness harness =
                MiddlewareHarness.of(new RedirectRegexFactory(), config).start()) {
            assertThat(harness.get("/", "X-Forwarded-Proto: https").status()).isEqualTo(301);
            assertThat(harness.request("PUT", "/").status()).isEqualTo(308);
        }
        try (MiddlewareHarness harness = MiddlewareHarness.of(new RedirectRegexFactory(), config)
                .secure()
                .start()) {
            assertThat(harness.get("/", "X-Forwarded-Proto: http").status()).isEqualTo(200);
        }
    }

    @Test
    void refusesARegexThatIsNone() {
        var harness = MiddlewareHarness.of(new RedirectRegexFactory(), new RedirectRegexConfig("(", "", false));

        assertThatThrownBy(harness::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("regex \"(\" cannot be used: ");
    }

    private static RawMessage get(String regex, String replacement) {
        var config = new RedirectRegexConfig(regex, replacement, false);
        try (MiddlewareHarness harness =
                MiddlewareHarness.of(new RedirectRegexFactory(), config).start()) {
            return harness.get("/a%2Fb?c=d", "Host: foo:81");
        }
    }
}
