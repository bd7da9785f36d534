package io.passeur.http.middleware.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.RequestDetails.ForwardedForPolicy;
import io.passeur.testing.MiddlewareHarness;
import io.passeur.testing.RawMessage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CustomHeadersTest {

    @Test
    void setsAndDeletesHeadersOfTheRequest() {
        var headers = Map.of("x-script-NAME", "test", "X-Gone", "", "X-Lines", "a\nb\n", "X-Umlaut", "ü");
        try (MiddlewareHarness harness = Harness.start(Map.of("customRequestHeaders", headers))) {
            harness.get("/", "X-Script-Name: a", "X-SCRIPT-NAME: b", "x-gone: 1", "X-Gone: 2", "X-Stays: 3");

            assertThat(harness.received().headers().stream().map(Object::toString))
                    .containsExactlyInAnyOrder(
                            "Host: example.org", "X-Stays: 3", "X-Script-Name: test", "X-Lines: a b", "X-Umlaut: Ã¼");
            assertThat(harness.received().details().forwardedForPolicy()).isEqualTo(ForwardedForPolicy.APPEND);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Host,inner.example,inner.example,inner.example",
        "host,inner.example:8080,inner.example:8080,inner.example:8080",
        "HOST,[::1]:81,[::1]:81,[::1]:81",
        "Host,'',example.org,example.org"
    })
    void givesTheRequestAnotherHost(String name, String value, String header, String uriHost) {
        try (MiddlewareHarness harness =
                Harness.start(Map.of("customRequestHeaders", Map.of(name, value, "X-Other", "1")))) {
            harness.get("/a%2Fb?c=%20");

            assertThat(harness.received().header("Host")).isEqualTo(header);
            assertThat(harness.received().headers().getValuesList("Host")).hasSize(1);
            assertThat(harness.received().uriHost()).isEqualTo(uriHost);
            assertThat(harness.received().target()).isEqualTo("/a%2Fb?c=%20");
            harness.request("OPTIONS", "*");
            assertThat(harness.received().header("Host")).isEqualTo(header);
        }
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-For", "x-forwarded-for"})
    void suppressesForwardedFor(String name) {
        try (MiddlewareHarness harness = Harness.start(Map.of("customRequestHeaders", Map.of(name, "")))) {
            harness.get("/", "X-Forwarded-For: 10.0.0.1");

            assertThat(harness.received().headers().contains("X-Forwarded-For")).isFalse();
            assertThat(harness.received().details().forwardedForPolicy()).isEqualTo(ForwardedForPolicy.SUPPRESS);
        }
    }

    @Test
    void setsAndDeletesHeadersOfTheResponse() {
        var headers = Map.of("x-made-BY", "me", "X-Powered-By", "", "Server", "");
        try (MiddlewareHarness harness = Harness.of(Map.of("customResponseHeaders", headers))
                .respondingWith(Harness.respondingWith(
                        "X-Made-By: you", "X-Made-By: they", "Server: s", "x-powered-by: p", "A: b"))
                .start()) {
            RawMessage answer = harness.get("/");

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.headers()).containsExactlyInAnyOrder("X-Made-By: me", "A: b", "Content-Length: 4");
            assertThat(answer.text()).isEqualTo("made");
        }
    }

    @Test
    void changesAnswersThatAreNeverWrittenAndThoseInPieces() {
        var settings = Map.of("customResponseHeaders", Map.of("X-Made-By", "me"));
        try (MiddlewareHarness harness = Harness.of(settings)
                .respondingWith((request, response, callback) -> {
                    response.setStatus(204);
                    callback.succeeded();
                    return true;
                })
                .start()) {
            assertThat(harness.get("/").value("X-Made-By")).isEqualTo("me");
        }
        try (MiddlewareHarness harness =
                Harness.of(settings).respondingWith(new TwoWrites()).start()) {
            RawMessage answer = harness.get("/");
            assertThat(answer.values("X-Made-By")).containsExactly("me");
            assertThat(answer.text()).isEqualTo("onetwo");
        }
    }

    @Test
    void leavesTheFramingOfMessagesAlone() {
        var headers = Map.of("content-length", "3", "Transfer-Encoding", "", "X-A", "b");
        try (MiddlewareHarness harness =
                Harness.start(Map.of("customRequestHeaders", headers, "customResponseHeaders", headers))) {
            RawMessage answer = harness.get("/");

            assertThat(answer.text()).isEqualTo("ok");
            assertThat(answer.value("X-A")).isEqualTo("b");
            assertThat(harness.received().header("Content-Length")).isEmpty();
            assertThat(harness.log()).hasSize(4).allMatch(line -> line.startsWith("WARN header "));
        }
    }

    @Test
    void refusesWhatCannotBeSent() {
        refused(Map.of("customRequestHeaders", Map.of("X Y", "a")), "header name \"X Y\" cannot be sent");
        refused(Map.of("customResponseHeaders", Map.of("X:", "")), "header name \"X:\" cannot be sent");
        refused(Map.of("customResponseHeaders", Map.of("X", "a\u0000")), "contains a control character");
        refused(Map.of("customRequestHeaders", Map.of("Host", "a/b")), "Host \"a/b\" is not a host");
        refused(Map.of("customRequestHeaders", Map.of("Host", "a:b")), "Host \"a:b\" is not a host");
        refused(Map.of("contentSecurityPolicy", "a\u0007b"), "contains a control character");
    }

    private static void refused(Map<String, ?> settings, String message) {
        assertThatThrownBy(() -> Harness.start(settings))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }
}
