package io.passeur.element;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.element.SignpostKind.SignpostSpec;
import io.passeur.routing.Status;
import io.passeur.server.AddedKinds;
import io.passeur.testing.Await;
import io.passeur.testing.TestingProxy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A kind of element and a type of service that are declared in one file each are everywhere. */
class NewKindsTest {

    private static final String TOML = """
            [http.routers.api]
            rule = 'Host(`api.localhost`)'
            service = 'api@internal'
            [http.routers.web]
            rule = 'Host(`web.localhost`)'
            service = 'outer'
            [http.services.outer.parrot]
            child = 'inner'
            [http.services.inner.parrot]
            text = 'hello'
            [http.services.broken.parrot]
            text = 'mute'
            [signs.signposts.north]
            text = 'to the sea'
            height = 3
            [signs.signposts.south]
            colour = 'red'
            """;

    private static TestingProxy start(String toml, String... flags) {
        return TestingProxy.start(AddedKinds.of(SignpostKind.SIGNPOSTS), toml, flags);
    }

    private static String api(TestingProxy proxy, String path) {
        return proxy.get("api.localhost", "/api/" + path).text();
    }

    @Test
    void aDocumentDefinesElements() {
        try (TestingProxy proxy = start(TOML, "--api")) {
            assertThat(proxy.view().elements(SignpostKind.SIGNPOSTS).values())
                    .singleElement()
                    .satisfies(sign -> {
                        assertThat(sign.name()).hasToString("north@testing");
                        assertThat(sign.spec()).isEqualTo(new SignpostSpec("to the sea", 3, List.of()));
                        assertThat(sign.status()).isEqualTo(Status.ENABLED);
                        assertThat(sign.origin()).hasToString("test.toml:13");
                    });
            assertThat(proxy.get("web.localhost", "/").text()).isEqualTo("hello");
        }
    }

    @Test
    void labelsDefineElements() {
        try (TestingProxy proxy = start(
                "",
                "--providers.labels.labels=traefik.signs.signposts.east.height=7,traefik.Http.services.bird.Parrot.text=hi,"
                        + "traefik.http.routers.bird.rule=Path(`/bird`),traefik.http.routers.bird.service=bird,"
                        + "traefik.signs.signposts.west.height=high")) {
            assertThat(proxy.view().elements(SignpostKind.SIGNPOSTS).values())
                    .singleElement()
                    .satisfies(sign -> {
                        assertThat(sign.name()).hasToString("east@labels");
                        assertThat(sign.spec()).isEqualTo(new SignpostSpec("", 7, List.of()));
                    });
            assertThat(proxy.view().problems())
                    .extracting(Object::toString)
                    .containsExactly("container shop, label traefik.signs.signposts.west.height:"
                            + " signs.signposts.west.height: \"high\" is not a whole number");
            assertThat(proxy.get("any", "/bird").text()).isEqualTo("hi");
        }
    }

    @Test
    void theApiShowsThem() {
        try (TestingProxy proxy = start(TOML, "--api")) {
            String sign = "{\"text\":\"to the sea\",\"height\":3,\"status\":\"enabled\",\"name\":\"north@testing\","
                    + "\"provider\":\"testing\"}";
            assertThat(api(proxy, "signs/signposts")).isEqualTo("[" + sign + "]\n");
            assertThat(api(proxy, "signs/signposts/north@testing")).isEqualTo(sign + "\n");
            assertThat(api(proxy, "signs/signposts/none@testing"))
                    .isEqualTo("{\"message\":\"signpost not found: none@testing\"}\n");
            assertThat(api(proxy, "overview"))
                    .contains("\"signs\":{\"signposts\":{\"total\":1,\"warnings\":0,\"errors\":0}}")
                    .contains("\"services\":{\"total\":6,\"warnings\":0,\"errors\":1}");
            assertThat(api(proxy, "rawdata"))
                    .contains("\"signsSignposts\":{\"north@testing\":{\"text\":\"to the sea\"");
            assertThat(api(proxy, "passeur/problems"))
                    .contains("\"path\":\"signs.signposts.south.colour\",\"message\":\"unknown key\","
                            + "\"kind\":\"signpost\",\"element\":\"south@testing\"")
                    .contains(
                            "\"path\":\"http.services.broken@testing\",\"message\":\"text: a parrot cannot be mute\"");
        }
    }

    @Test
    void theApiShowsServicesOfAPlugin() {
        try (TestingProxy proxy = start(TOML, "--api")) {
            assertThat(api(proxy, "http/services/inner@testing"))
                    .startsWith("{\"parrot\":{\"text\":\"hello\"},\"status\":\"enabled\"")
                    .contains("\"usedBy\":[\"outer@testing\"]")
                    .endsWith("\"type\":\"parrot\"}\n");
            assertThat(api(proxy, "http/services")).contains("\"name\":\"outer@testing\"");
        }
    }

    @Test
    void aServiceThatFailsCostsItsOwnRequestsAlone() {
        String toml = """
                [http.routers.crash]
                rule = 'Path(`/crash`)'
                service = 'crash'
                [http.routers.both]
                rule = 'Path(`/both`)'
                service = 'both'
                [http.services.crash.parrot]
                text = 'crash'
                [http.services.unsure.parrot]
                text = 'unsure'
                [http.services.sure.parrot]
                text = 'sure'
                [http.services.both.weighted]
                services = [{name = 'unsure', weight = 1}, {name = 'sure', weight = 1}]
                healthCheck = {}
                """;
        try (TestingProxy proxy = start(toml)) {
            assertThat(proxy.get("any", "/crash").status()).isEqualTo(500);
            for (int i = 0; i < 4; i++) {
                assertThat(proxy.get("any", "/both").text()).isEqualTo("sure");
            }
        }
    }

    @Test
    void aServiceOfAPluginIsCarriedOverUntilItOrItsChildChanges() {
        try (TestingProxy proxy = start(TOML)) {
            int made = ParrotPlugin.MADE.get();
            proxy.push(TOML.replace("to the sea", "to the hills"));
            Await.until(() -> proxy.view().elements(SignpostKind.SIGNPOSTS).values().stream()
                    .anyMatch(sign -> sign.spec().text().equals("to the hills")));
            assertThat(ParrotPlugin.MADE).hasValue(made);
            proxy.push(TOML.replace("hello", "good bye"));
            Await.until(() -> proxy.get("web.localhost", "/").text().equals("good bye"));
            assertThat(ParrotPlugin.MADE)
                    .as("the child and the service above it")
                    .hasValue(made + 2);
        }
    }
}
