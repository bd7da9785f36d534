package io.passeur.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of API and ping, and the entry points that they need. */
class ApiAndPingSettingsTest extends StaticLoading {

    @ParameterizedTest
    @CsvSource({
        "'', http=:80",
        "--ping, http=:80 traefik=:8080",
        "--ping --entrypoints.web.address=:7, web=:7 traefik=:8080",
        "--ping --entrypoints.traefik.address=:7, traefik=:7",
        "--ping.entrypoint=web --entrypoints.web.address=:7, web=:7",
        "--ping.manualrouting --entrypoints.web.address=:7, web=:7",
        "--ping=false, http=:80",
        "--api, http=:80",
        "--api=false, http=:80",
        "--api.insecure, http=:80 traefik=:8080",
        "--api.insecure --entrypoints.traefik.address=:7, traefik=:7",
    })
    void addsTheEntryPointsThatAreNeeded(String flags, String expected) throws Exception {
        LoadedConfiguration loaded = load(flags.isEmpty() ? List.of() : List.of(flags.split(" ")), Map.of());

        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.configuration().entryPoints().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().address()))
                .containsExactlyInAnyOrder(expected.split(" "));
    }

    @Test
    void saysThatPingNeedsAPortWhichIsTaken() {
        assertThatThrownBy(() -> load(List.of("--ping", "--entrypoints.web.address=127.0.0.1:8080"), Map.of()))
                .hasMessageContaining("ping: needs the entry point traefik")
                .hasMessageContaining("but entryPoints.web uses that port");
    }

    @Test
    void warnsOfAPingThatNobodyAnswers() throws Exception {
        LoadedConfiguration loaded = load(List.of("--ping.entrypoint=wbe", "--entrypoints.web.address=:7"), Map.of());

        assertThat(loaded.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message())
                        .isEqualTo("\"wbe\" is not an entry point, so /ping is not served; did you mean \"web\"?"));
    }

    @Test
    void saysThatTheInsecureApiNeedsAPortWhichIsTaken() {
        assertThatThrownBy(() -> load(List.of("--api.insecure", "--entrypoints.web.address=:8080"), Map.of()))
                .hasMessageContaining("api.insecure: needs the entry point traefik")
                .hasMessageContaining("uses that port; set entryPoints.traefik.address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"traefik", "/a b", "/{x}", "/a?b"})
    void refusesBasePathsThatAreNone(String path) {
        assertThatThrownBy(() -> load(List.of("--api.basepath=" + path), Map.of()))
                .hasMessageContaining("api.basePath: \"" + path + "\" is not a base path (expected: \"/\" or");
    }

    @ParameterizedTest
    @ValueSource(strings = {"199", "1000", "-1"})
    void refusesStatusesThatEndNoRequest(String status) {
        assertThatThrownBy(() -> load(List.of("--ping.terminatingstatuscode=" + status), Map.of()))
                .hasMessageContaining(status + " is not a status code (expected: 200 to 999)");
    }
}
