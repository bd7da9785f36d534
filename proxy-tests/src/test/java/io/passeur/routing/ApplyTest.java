package io.passeur.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.routing.FailingRouting.Step;
import io.passeur.testing.Await;
import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.RawUpstream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void whatFailsAfterTheSwapUndoesNothing() throws Exception {
        try (FailingRouting routing = new FailingRouting()) {
            routing.apply(leadingTo(before));
            routing.failingAfterwards = true;
            routing.apply(leadingTo(after));
            assertServes(routing, after, "after");
            assertThat(routing.view().problems()).isEmpty();

            routing.failingAfterwards = false;
            routing.apply(leadingTo(before));
            assertServes(routing, before, "before");
        }
    }

    /** A configuration that fails must not keep the live one from reading its files. */
    @Test
    void theLiveConfigurationFollowsItsFilesAlsoAfterAFailure(@TempDir Path folder) throws Exception {
        Path authority = folder.resolve("authority.pem");
        String live = """
                [http.routers.app]
                rule = 'Host(`app.test`)'
                service = 'app'
                [http.services.app.loadBalancer]
                serversTransport = 'secure'
                [[http.services.app.loadBalancer.servers]]
                url = '%s'
                [http.serversTransports.secure]
                rootCAs = ['%s']
                """.formatted(before.url(), authority);
        String failing = leadingTo(after).replace("resolver = 'resolver'", "resolver = 'failing'");
        String failure = "configuration: " + FAILED + "java.lang.StackOverflowError: failing always";
        try (FailingRouting routing = new FailingRouting()) {
            routing.apply(live);
            assertThat(routing.get("first", "app.test", "/").status()).isEqualTo(404);
            assertThatThrownBy(() -> routing.apply(failing)).isInstanceOf(StackOverflowError.class);

            Path draft = Files.writeString(
                    folder.resolve("draft"),
                    CertificateAuthority.root("authority").pem());
            Files.move(draft, authority);
            Await.until(() -> routing.get("first", "app.test", "/").status() == 200);
            assertServes(routing, before, "before");
            assertThat(routing.view().problems()).extracting(Object::toString).containsExactly(failure);

            routing.apply(leadingTo(after));
            assertServes(routing, after, "after");
            assertThat(routing.view().problems()).isEmpty();
        }
    }
}
