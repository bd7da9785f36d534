package io.passeur.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import org.junit.jupiter.api.Test;

class HelloTest {

    private static String configuration(String greeting) {
        return """
                [http.routers.r]
                rule = 'Host(`x.test`)'
                service = 'whoami@internal'
                middlewares = ['m']
                [http.middlewares.m.plugin.hello]
                greeting = '%s'
                """.formatted(greeting);
    }

    @Test
    void everyAnswerIsGreeted() {
        try (TestingProxy proxy = TestingProxy.start(configuration("you"))) {
            RawMessage answer = proxy.get("x.test", "/");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.value("X-Hello")).isEqualTo("you");
        }
    }

    @Test
    void aGreetingThatIsNoHeaderDisablesTheRouterAndSaysWhy() {
        try (TestingProxy proxy = TestingProxy.start(configuration("grüß"))) {
            assertThat(proxy.get("x.test", "/").status()).isEqualTo(404);
            assertThat(proxy.view().problems().toString()).contains("cannot stand in a header");
        }
    }
}
