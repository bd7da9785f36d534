package io.passeur.http.subrequest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.QualifiedName;
import io.passeur.element.HttpKinds;
import io.passeur.routing.Status;
import io.passeur.testing.Await;
import io.passeur.testing.RawUpstream;
import io.passeur.testing.TestingProxy;
import org.junit.jupiter.api.Test;

/** What a configuration says of services that middlewares send to. */
class SubRequestConfigurationTest {

    private static final QualifiedName RELAY = new QualifiedName("relay", "testing");
    private static final QualifiedName OTHER = new QualifiedName("other", "testing");

    @Test
    void namesAServiceThatDoesNotExistAndWhichWasMeant() {
        String wrong =
                SubRequestTest.relaying("http://127.0.0.1:1", "").replace("service = 'other'", "service = 'othre'");
        try (TestingProxy proxy = TestingProxy.start(wrong)) {
            var relay =
                    requireNonNull(proxy.view().elements(HttpKinds.MIDDLEWARES).get(RELAY));
            assertThat(relay.status()).isEqualTo(Status.DISABLED);
            assertThat(relay.errors())
                    .containsExactly("the service \"othre@testing\" does not exist; did you mean \"other@testing\"?");
            assertThat(proxy.get("x.test", "/").status()).isEqualTo(404);
        }
    }

    @Test
    void showsWhoUsesAService() {
        try (TestingProxy proxy = TestingProxy.start(SubRequestTest.relaying("http://127.0.0.1:1", ""))) {
            assertThat(requireNonNull(proxy.view().elements(HttpKinds.SERVICES).get(OTHER))
                            .related())
                    .containsExactly("relay@testing");
        }
    }

    @Test
    void breaksAMiddlewareWhoseServiceIsBroken() {
        try (TestingProxy proxy = TestingProxy.start(SubRequestTest.relaying("nowhere", ""))) {
            assertThat(requireNonNull(
                                    proxy.view().elements(HttpKinds.MIDDLEWARES).get(RELAY))
                            .errors())
                    .singleElement()
                    .asString()
                    .startsWith("the service \"other@testing\" is invalid: ");
            assertThat(proxy.get("x.test", "/").status()).isEqualTo(404);
        }
    }

    @Test
    void findsServicesThatLeadBackToThemselvesThroughTheirMiddlewares() {
        String cycle = SubRequestTest.relaying("http://127.0.0.1:1", "")
                .replace(
                        "[[http.services.other.",
                        "[http.services.other]\nmiddlewares = ['relay']\n[[http.services.other.");
        try (TestingProxy proxy = TestingProxy.start(cycle)) {
            assertThat(requireNonNull(proxy.view().elements(HttpKinds.SERVICES).get(OTHER))
                            .errors())
                    .singleElement()
                    .asString()
                    .contains("could not instantiate service other@testing: recursion detected in"
                            + " service:other@testing->middleware:relay@testing->service:other@testing");
            assertThat(requireNonNull(
                                    proxy.view().elements(HttpKinds.MIDDLEWARES).get(RELAY))
                            .status())
                    .isEqualTo(Status.DISABLED);
        }
    }

    /** A middleware that would be carried over is broken all the same when its service goes, and mended when it comes back. */
    @Test
    void looksAtTheServicesOfCarriedMiddlewaresAgain() {
        try (RawUpstream other = RawUpstream.respondingWith("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
                TestingProxy proxy = TestingProxy.start(SubRequestTest.relaying(other.url(), ""))) {
            assertThat(proxy.get("x.test", "/").text()).isEqualTo("ok");
            proxy.push(SubRequestTest.relaying(other.url(), "").replace("services.other", "services.another"));
            Await.until(() -> proxy.get("x.test", "/").status() == 404);
            proxy.push(SubRequestTest.relaying(other.url(), ""));
            Await.until(() -> proxy.get("x.test", "/").text().equals("ok"));
        }
    }
}
