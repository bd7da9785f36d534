package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderNamesTest {

    @ParameterizedTest
    @CsvSource({
        "x-foo-BAR, X-Foo-Bar",
        "X-Foo, X-Foo",
        "ETag, Etag",
        "te, Te",
        "www-authenticate, Www-Authenticate",
        "sec-websocket-key, Sec-WebSocket-Key",
        "Sec-Websocket-Extensions, Sec-WebSocket-Extensions",
        "sec-websocket-other, Sec-Websocket-Other",
        "x_under_SCORE, X_under_score",
        "1a-2B, 1a-2b",
        "-a, -A",
        "not a token, not a token"
    })
    void canonical(String name, String expected) {
        assertThat(HeaderNames.canonical(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"ETAG, Etag: ", "SEC_WEBSOCKET_ACCEPT, Sec-WebSocket-Accept: ", "X_FORWARDED_FOR, X-Forwarded-For: "})
    void known(HttpHeader header, String expected) {
        assertThat(new String(HeaderNames.line(header), StandardCharsets.US_ASCII))
                .isEqualTo(expected.strip() + " ");
    }

    @Test
    void fieldsAreRenamedOnlyIfNeeded() {
        HttpField fine = new HttpField("X-Foo", "1");
        assertThat(HeaderNames.canonical(fine)).isSameAs(fine);
        assertThat(HeaderNames.canonical(new HttpField("x-foo", "1")).getName()).isEqualTo("X-Foo");
    }

    @ParameterizedTest
    @CsvSource({"GET, true", "M-SEARCH, true", "'', false", "'G T', false", "'A\u00e9', false", "'A:', false"})
    void token(String text, boolean expected) {
        assertThat(HeaderNames.isToken(text)).isEqualTo(expected);
    }
}
