package io.passeur.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessEnvironmentTest {

    @Test
    void restoresWhatTheShellDropped() {
        Map<String, String> inherited = Map.of(
                "TRAEFIK_API", "true", "PASSEUR_DROPPED_ENVIRONMENT", "TRAEFIK_A-B=x=y\u0001z\nTRAEFIK_C[0]_D=\nodd");
        assertThat(ProcessEnvironment.of(inherited))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("TRAEFIK_API", "true", "TRAEFIK_A-B", "x=y\nz", "TRAEFIK_C[0]_D", ""));
    }

    @Test
    void anOrdinaryEnvironmentStaysAsItIs() {
        Map<String, String> inherited = Map.of("TRAEFIK_API", "true");
        assertThat(ProcessEnvironment.of(inherited)).isSameAs(inherited);
    }
}
