package com.example.hello;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spi.ConfigurationException;
import io.passeur.testing.MiddlewareHarness;
import io.passeur.testing.TestingProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HelloTest {

    /** One middleware in front of a real server: fast, and enough for most tests. */
    @Test
    void greets() {
        try (MiddlewareHarness harness =
                MiddlewareHarness.of(new HelloFactory(), new HelloConfig("you")).start()) {
            assertThat(harness.get("/").status()).isEqualTo(200);
            assertThat(harness.received().headers().get("X-Hello")).isEqualTo("you");
            assertThat(harness.log()).containsExactly("INFO saying hello to you");
        }
    }

    /** The settings as a file holds them. */
    @Test
    void refusesControlCharacters() {
        var harness = MiddlewareHarness.of(new HelloFactory(), Map.of("greeting", "you\u0007"));

        assertThatThrownBy(harness::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("control character");
    }

    /** A whole proxy with a configuration. */
    @Test
    void worksInTheProxy() throws IOException {
        try (TestingProxy proxy = TestingProxy.start(read("/hello.toml"))) {
            assertThat(proxy.get("polite.localhost", "/").text()).contains("X-Hello: dear reader");
            assertThat(proxy.get("terse.localhost", "/").text()).contains("X-Hello: world");
        }
    }

    private static String read(String resource) throws IOException {
        try (var in = HelloTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
