package io.passeur.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spi.Origin;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/etc/traefik/a b/x.toml | 12 | '' | {\"file\":\"/etc/traefik/a b/x.toml\",\"line\":12}",
                "x.yaml | 0 | '' | {\"file\":\"x.yaml\"}",
                "C:\\x.toml | 3 | '' | {\"file\":\"C:\\\\x.toml\",\"line\":3}",
                "container shop-1 | 0 | '' | {\"container\":\"shop-1\"}",
                "container shop-1 | 0 | traefik.http.routers.a.rule | {\"container\":\"shop-1\",\"label\":\"traefik.http.routers.a.rule\"}",
                "provider file | 0 | '' | {\"text\":\"provider file\"}",
                "environment | 0 | '' | {\"text\":\"environment\"}",
            })
    void placesAreToldApart(String source, int line, String label, String json) {
        assertThat(new String(Json.bytes(SourceJson.of(new Origin(source, line, label))), StandardCharsets.UTF_8))
                .isEqualTo(json + "\n");
    }
}
