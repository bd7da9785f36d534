package io.passeur.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.routing.FailingRouting.Step;
import io.passeur.testing.RawUpstream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Applying a configuration is a transaction, whichever step fails. */
class ApplyTest {

    private static final String FAILED = "it could not be applied, and the previous one stays in use: ";

    private final RawUpstream before = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 6\n\nbefore");
    private final RawUpstream after = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 5\n\nafter");

    @AfterEach
    void close() {
        before.close();
        after.close();
    }

    private static String leadingTo(RawUpstream upstream) {
        return """
                [http.routers.api]
                rule = 'Host(`api.test`)'
                service = 'api@internal'
                [http.routers.app]
                rule = 'Host(`app.test`)'
                service = 'app'
                [http.services.app.loadBalancer.healthCheck]
                path = '/'
                interval = '1h'
                [[http.services.app.loadBalancer.servers]]
                url = '%s'
                [tls.stores.default.defaultGeneratedCert]
                resolver = 'resolver'
                domain = { main = 'app.test' }
                """.formatted(upstream.url());
    }

    private static void assertServes(FailingRouting routing, RawUpstream upstream, String text) {
        assertThat(routing.get("first", "app.test", "/").text()).isEqualTo(text);
        assertThat(routing.get("second", "app.test", "/").text()).isEqualTo(text);
        assertThat(routing.open).containsExactly(upstream.port());
    }

    @ParameterizedTest
    @EnumSource
    void aFailureInAnyStepLeavesWhatWas(Step step) throws Exception {
        try (FailingRouting routing = new FailingRouting()) {
            routing.apply(leadingTo(before));
            assertServes(routing, before, "before");

            routing.failing = step;
            assertThatThrownBy(() -> routing.apply(leadingTo(after))).isInstanceOf(StackOverflowError.class);

            assertServes(routing, before, "before");
            assertThat(routing.view().problems())
                    .extracting(Object::toString)
                    .containsExactly("configuration: " + FAILED + "java.lang.StackOverflowError: failing at " + step);
            assertThat(routing.get("first", "api.test", "/api/passeur/problems").text())
                    .contains(FAILED);

            routing.apply(leadingTo(after));
            assertServes(routing, after, "after");
            assertThat(routing.view().problems()).isEmpty();
            assertThat(routing.get("first", "api.test", "/api/passeur/problems").text())
                    .doesNotContain(FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureOfTheFirstConfigurationLeavesNothing(Step step) throws Exception {
        try (FailingRouting routing = new FailingRouting()) {
            routing.failing = step;
            assertThatThrownBy(() -> routing.apply(leadingTo(before))).isInstanceOf(StackOverflowError.class);

            assertThat(routing.open).isEmpty();
            assertThat(routing.get("first", "app.test", "/").status()).isEqualTo(404);
            assertThat(routing.get("second", "app.test", "/").status()).isEqualTo(404);

            routing.apply(leadingTo(before));
            assertServes(routing, before, "before");
        }
    }

    @Test
    void whatDidNotChangeOutlivesAFailure() throws Exception {
        try (FailingRouting routing = new FailingRouting()) {
            routing.apply(leadingTo(before));
            routing.failing = Step.START;
            String more = leadingTo(before) + """
                    [http.services.more.loadBalancer.healthCheck]
                    path = '/'
                    [[http.services.more.loadBalancer.servers]]
                    url = '%s'
                    """.formatted(after.url());
            assertThatThrownBy(() -> routing.apply(more)).isInstanceOf(StackOverflowError.class);
            assertServes(routing, before, "before");
        }
    }
}
