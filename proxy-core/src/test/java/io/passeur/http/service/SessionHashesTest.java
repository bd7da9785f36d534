package io.passeur.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected values come from sha1sum and sha256sum, those of earlier versions from a calculation apart from this code. */
class SessionHashesTest {

    @ParameterizedTest
    @CsvSource({"web@docker, _d1570", "svc@file, _b2112"})
    void namesCookiesByTheirService(String service, String name) {
        assertThat(SessionHashes.cookieName(service)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1:80, df5bd2f9c0180410",
        "http://10.0.0.2:8080/, 46d8f49d43969adb",
        "blue, 16477688c0e00699",
    })
    void standsForServersByHash(String url, String value) {
        assertThat(SessionHashes.value(url)).isEqualTo(value);
    }

    @Test
    void knowsEarlierValues() {
        assertThat(SessionHashes.legacyValues("http://10.0.0.1:80"))
                .isEqualTo(List.of("http://10.0.0.1:80", "6773b9eb3f0631af", "a3882de487ebf0dc"));
        assertThat(SessionHashes.legacyValues("blue"))
                .isEqualTo(List.of("blue", "271d0b7ef76579a9", "33735d3c3a164d01"));
    }
}
