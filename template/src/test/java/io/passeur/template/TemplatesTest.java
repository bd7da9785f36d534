package io.passeur.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.TemplateEngine;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    private final TemplateEngine templates = new Templates(
            Map.of("DOMAIN", "example.com"), Clock.fixed(Instant.ofEpochSecond(1_000_000_000), ZoneOffset.UTC));

    /** What a template may read. */
    public record Container(String name, Map<String, String> labels, List<Integer> ports) {}

    @Test
    void rendersTheDefaultRule() {
        Map<String, Object> data = Map.of("Name", "my_app.1", "Labels", Map.of("sub.domain", "www"));

        assertThat(templates.render("default rule", "Host(`{{ normalize .Name }}`)", data))
                .isEqualTo("Host(`my-app-1`)");
        assertThat(templates.render(
                        "default rule", "Host(`{{ index .Labels \"sub.domain\" }}.{{ env \"DOMAIN\" }}`)", data))
                .isEqualTo("Host(`www.example.com`)");
        assertThat(templates.render("default rule", "{{ if index .Labels \"none\" }}x{{ end }}", data))
                .isEmpty();
    }

    @Test
    void rendersAFile() {
        String file = """
                {{- $domain := env "DOMAIN" -}}
                {{ range $i, $name := list "a" "b" }}
                [http.routers.{{ $name }}]
                rule = "Host(`{{ $name }}.{{ $domain }}`)"
                priority = {{ add 10 $i }}
                {{- end }}
                # {{ now | date "2006" }}
                """;

        assertThat(templates.render("file", file, Map.of())).isEqualTo("""

                [http.routers.a]
                rule = "Host(`a.example.com`)"
                priority = 10
                [http.routers.b]
                rule = "Host(`b.example.com`)"
                priority = 11
                # 2001
                """);
    }

    @Test
    void readsRecordsByTheirComponents() {
        Map<String, Object> data = Map.of("Container", new Container("web", Map.of("k", "v"), List.of(80, 443)));

        assertThat(templates.render(
                        "t", "{{with .Container}}{{.Name}} {{.name}} {{.Labels.k}} {{.Ports}} {{.}}{{end}}", data))
                .isEqualTo("web web v [80 443] {web map[k:v] [80 443]}");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> templates.render("t", "{{.Container.Port}}", data))
                .withMessage("t:1: can't evaluate field Port, expected one of [Name, Labels, Ports]");
    }

    @Test
    void mistakesHaveNameAndLine() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> templates.render("conf/dynamic.toml", "a\n{{ nomalize 1 }}", Map.of()))
                .withMessage("conf/dynamic.toml:2: function \"nomalize\" not defined; did you mean \"normalize\"?");
    }

    @Test
    void whatDictDoesNotHaveIsNoMistake() {
        assertThat(templates.render(
                        "t", "{{ $d := dict \"a\" 1 }}{{ if $d.b }}x{{ else }}{{ $d.a }}{{ end }}", Map.of()))
                .isEqualTo("1");
    }

    @Test
    void oneTemplateRendersManyTimes() {
        Template template =
                Template.parse("t", "{{ $x := .A }}{{ $x }}{{ define \"u\" }}{{ end }}", GoTemplatesTest.FUNCTIONS);

        assertThat(template.render(Map.of("A", 1))).isEqualTo("1");
        assertThat(template.render(Map.of("A", 2))).isEqualTo("2");
    }
}
