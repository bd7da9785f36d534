package io.passeur.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanNamesTest {

    @ParameterizedTest
    @CsvSource({
        "basicAuth, BasicAuth",
        "rateLimit, RateLimiter",
        "ratelimit, RateLimiter",
        "redirectScheme, Redirect",
        "passTLSClientCert, PassClientTLSCert",
        "headers, Headers",
        "mine, Mine"
    })
    void areTraefiks(String type, String name) {
        assertThat(SpanNames.of(type)).isEqualTo(name);
    }
}
