package io.passeur.element;

import static io.passeur.element.Decoding.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.DocumentParser;
import io.passeur.spec.ServiceType;
import io.passeur.spi.ConfigurationDocument;
import io.passeur.spi.ConfigurationDocument.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Types of services that a plugin adds. */
class AddedServiceTypesTest {

    /** Settings of a type of service that a plugin offers. */
    private record Failover(String service) {

        Failover {
            if (service.equals("fails")) {
                throw new IllegalStateException("a mistake of the plugin");
            }
        }
    }

    private static DynamicConfiguration withFailover(String text) {
        List<ServiceType<?>> types = new ArrayList<>(ServiceType.BUILT_IN);
        types.add(new ServiceType<>("failOver", Failover.class, true));
        return new TreeDecoder(ElementKinds.with(types, List.of()))
                .decode(new DocumentParser().read(new ConfigurationDocument("d.toml", Format.TOML, text)));
    }

    @Test
    void aPluginAddsATypeOfServiceThatIsNotServedOtherwise() {
        DynamicConfiguration configuration = withFailover("""
                [http.services.a.failover]
                service = "b"
                [http.services.b.mirroring]
                service = "c"
                """);

        assertThat(configuration.elements(HttpKinds.SERVICES)).containsOnlyKeys("a");
        assertThat(Objects.requireNonNull(
                                configuration.elements(HttpKinds.SERVICES).get("a"))
                        .types())
                .containsExactly(Map.entry("failOver", new Failover("b")));
        assertThat(problems(configuration))
                .singleElement()
                .asString()
                .startsWith("d.toml:3: http.services.b.mirroring: not supported yet");
    }

    @Test
    void aPluginThatFailsCostsItsElementAndNoOther() {
        DynamicConfiguration configuration = withFailover("""
                [http.services.a.failover]
                service = "fails"
                [http.services.b.failover]
                service = "c"
                """);

        assertThat(configuration.elements(HttpKinds.SERVICES)).containsOnlyKeys("b");
        assertThat(problems(configuration))
                .singleElement()
                .asString()
                .startsWith("d.toml:1: http.services.a: its plugin failed: ")
                .contains("a mistake of the plugin");
    }
}
