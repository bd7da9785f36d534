package io.passeur.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spec.RouterTlsSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Sections of the static configuration that are written with nothing in them, as a variable that is not set has it. */
class EmptySectionsTest extends StaticLoading {

    private static final Map<String, String> VARIABLES = Map.of(
            "TRAEFIK_ENTRYPOINTS_WEB_ADDRESS", ":80",
            "TRAEFIK_ENTRYPOINTS_WEB_HTTP_TLS", "",
            "TRAEFIK_API", "",
            "TRAEFIK_PING", "",
            "TRAEFIK_ACCESSLOG", "",
            "TRAEFIK_METRICS_PROMETHEUS", "",
            "TRAEFIK_TRACING_OTLP_GRPC", "",
            "TRAEFIK_PROVIDERS_DOCKER", "",
            "TRAEFIK_CERTIFICATESRESOLVERS_LE_ACME", "");

    private static void checkAllAreThere(StaticConfiguration configuration) {
        assertThat(Objects.requireNonNull(configuration.entryPoints().get("web"))
                        .http()
                        .tls())
                .isEqualTo(new RouterTlsSpec("", "", List.of()));
        assertThat(configuration.api()).isNotNull();
        assertThat(configuration.ping()).isNotNull();
        assertThat(configuration.accessLog()).isNotNull();
        assertThat(Objects.requireNonNull(configuration.metrics()).prometheus()).isNotNull();
        assertThat(Objects.requireNonNull(configuration.tracing()).otlp().grpc())
                .isNotNull();
        assertThat(configuration.providers().types()).isEqualTo(Map.of("docker", Map.of()));
        assertThat(configuration.certificatesResolvers()).containsOnlyKeys("le");
    }

    @Test
    void mayBeEmptyVariables() throws Exception {
        checkAllAreThere(load(List.of(), VARIABLES).configuration());
    }

    @Test
    void mayBeEmptyFlags() throws Exception {
        List<String> flags = VARIABLES.entrySet().stream()
                .map(variable -> "--"
                        + Trees.lower(variable.getKey().substring("TRAEFIK_".length()))
                                .replace('_', '.')
                        + "=" + variable.getValue())
                .toList();

        checkAllAreThere(load(flags, Map.of()).configuration());
    }

    @Test
    void mayBeEmptyTextInFiles() throws Exception {
        checkAllAreThere(loadFile("empty.yml", """
                        entryPoints: {web: {address: ":80", http: {tls: ""}}}
                        api: ""
                        ping: ""
                        accessLog: ""
                        metrics: {prometheus: ""}
                        tracing: {otlp: {grpc: ""}}
                        providers: {docker: ""}
                        certificatesResolvers: {le: {acme: ""}}
                        """).configuration());
    }

    @Test
    void anEmptyAddressIsAFreePort() throws Exception {
        LoadedConfiguration loaded = loadFile("free.toml", "[entryPoints.web]\naddress = ''\n");

        assertThat(EntryPointAddress.of("web", entryPoint(loaded, "web")).port())
                .isZero();
        assertThat(warnings(loaded)).containsExactly("is empty, so the system chooses a free port");
    }
}
