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

    /** One middleware behind a real server: quick, and enough for most tests. */
    @Test
    void greets() {
        try (MiddlewareHarness harness = MiddlewareHarness.of(new HelloFactory(), new HelloConfig("you"))
                .start()) {
            assertThat(harness.get("/").value("X-Hello")).isEqualTo("you");
            assertThat(harness.received().target()).isEqualTo("/");
            assertThat(harness.log()).containsExactly("INFO saying hello to you");
        }
    }

    /** The same with settings as they are written. */
    @Test
    void refusesWhatCannotStandInAHeader() {
        var harness = MiddlewareHarness.of(new HelloFactory(), Map.of("greeting", "you\u0007"));

        assertThatThrownBy(harness::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("control character");
    }

    /** A whole proxy with a configuration. */
    @Test
    void worksInTheProxy() throws IOException {
        try (TestingProxy proxy = TestingProxy.start(read("/hello.toml"))) {
            assertThat(proxy.get("polite.localhost", "/").value("X-Hello")).isEqualTo("dear reader");
            assertThat(proxy.get("terse.localhost", "/").value("X-Hello")).isEqualTo("world");
        }
    }

    private static String read(String resource) throws IOException {
        try (var in = HelloTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
