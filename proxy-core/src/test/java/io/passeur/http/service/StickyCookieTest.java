package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spec.StickySpec.CookieSpec;
import io.passeur.spi.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StickyCookieTest {

    @Test
    void isASessionCookieOfTheWholeSiteUnlessToldOtherwise() {
        StickyCookie cookie = cookie("", false, false, "", 0, "/", "");

        assertThat(cookie.setting("abc").getValue()).isEqualTo("_b2112=abc; Path=/");
    }

    @Test
    void writesAttributesInTraefiksOrder() {
        StickyCookie cookie = cookie("s", true, true, "LAX", 60, "/app", "example.com");

        assertThat(cookie.setting("abc").getValue())
                .isEqualTo("s=abc; Path=/app; Domain=example.com; Max-Age=60; HttpOnly; Secure; SameSite=Lax");
    }

    @Test
    void deletesAtOnceWithANegativeAge() {
        assertThat(cookie("s", false, false, "none", -7, "", ".example.com")
                        .setting("abc")
                        .getValue())
                .isEqualTo("s=abc; Domain=example.com; Max-Age=0; SameSite=None");
    }

    @ParameterizedTest
    @CsvSource({"my cookie, my_cookie", "'a;b=c', a_b_c", "über😀, _ber_", "!#$%&'*+-.^`|~_aZ9, !#$%&'*+-.^`|~_aZ9"})
    void makesNamesSendable(String written, String name) {
        assertThat(cookie(written, false, false, "", 0, "/", "").name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "sometimes, /, '', 'sticky.cookie.sameSite: \"sometimes\" is invalid; expected none, lax or strict'",
        "lax, /;x, '', 'sticky.cookie.path: \"/;x\" is invalid; expected a path without semicolons, line ends and"
                + " characters beyond ASCII'",
        "lax, /, 'a b', sticky.cookie.domain: \"a b\" is invalid; expected a domain such as example.com",
    })
    void refusesWhatABrowserWouldNotTake(String sameSite, String path, String domain, String message) {
        assertThatThrownBy(() -> cookie("s", false, false, sameSite, 0, path, domain))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    private static StickyCookie cookie(
            String name, boolean secure, boolean httpOnly, String sameSite, int maxAge, String path, String domain) {
        return new StickyCookie(new CookieSpec(name, secure, httpOnly, sameSite, maxAge, path, domain), "svc@file");
    }
}
