package io.passeur.balance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.QualifiedName;
import io.passeur.element.HttpKinds;
import io.passeur.routing.Status;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strategies of load balancers that a plugin adds. */
class StrategyPluginTest {

    private final RawUpstream a = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 1\n\na");
    private final RawUpstream b = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 1\n\nb");

    @AfterEach
    void close() {
        a.close();
        b.close();
    }

    private String toml(String strategy, int weight) {
        return """
                [http.routers.web]
                rule = 'Host(`web.test`)'
                service = 'web'
                [http.services.web.loadBalancer]
                strategy = '%s'
                servers = [{ url = '%s' }, { url = '%s', weight = %d }]
                """.formatted(strategy, a.url(), b.url(), weight);
    }

    @Test
    void aPluginPicks() {
        try (TestingProxy proxy = TestingProxy.start(toml("lastByName", 1))) {
            String last = a.url().compareTo(b.url()) > 0 ? "a" : "b";
            for (int i = 0; i < 4; i++) {
                assertThat(proxy.get("web.test", "/").text()).isEqualTo(last);
            }
        }
    }

    /** Also where a plugin takes the name of one of the proxy's own. */
    @ParameterizedTest
    @ValueSource(strings = {"throwing", "outOfBounds", "wrr"})
    void aStrategyThatFailsCostsNoRequest(String strategy) {
        try (TestingProxy proxy = TestingProxy.start(toml(strategy, 1))) {
            Set<String> texts = new HashSet<>();
            IntStream.range(0, 4)
                    .forEach(i -> texts.add(proxy.get("web.test", "/").text()));
            assertThat(texts).containsExactlyInAnyOrder("a", "b");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lastByNam | 1 | unsupported load-balancer strategy \"lastByNam\"; did you mean \"lastByName\"?",
                "lastByName | 2 | loadBalancer.strategy: servers by name have no weight",
            })
    void whatCannotWorkDisablesTheServiceAlone(String strategy, int weight, String message) {
        try (TestingProxy proxy = TestingProxy.start(toml(strategy, weight))) {
            var service =
                    requireNonNull(proxy.view().elements(HttpKinds.SERVICES).get(new QualifiedName("web", "testing")));
            assertThat(service.status()).isEqualTo(Status.DISABLED);
            assertThat(service.errors()).containsExactly(message);
            assertThat(proxy.get("web.test", "/").status()).isEqualTo(404);
        }
    }
}
