package io.passeur.element;

import static io.passeur.element.Decoding.problems;
import static io.passeur.element.Decoding.router;
import static io.passeur.element.Decoding.toml;
import static io.passeur.element.Decoding.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What TOML and YAML documents may contain, and where they cannot be read. */
class DocumentSyntaxTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [http.routers.r]\\nrule =\\nservice = "x" | d.toml:2: is not valid TOML
                    [http.routers.r]\\nrule = "a             | d.toml:2: is not valid TOML
                    a = 1\\na = 2                            | d.toml:2: is not valid TOML
                    """)
    void saysWhereADocumentCannotBeRead(String text, String start) {
        DynamicConfiguration snapshot = toml(text.replace("\\n", "\n"));

        assertThat(problems(snapshot)).singleElement().asString().startsWith(start);
    }

    @Test
    void saysWhatBelongsInThePlaceOfAValueWithoutQuotes() {
        assertThat(problems(toml("[http.routers.r]\nrule = Path\n")))
                .singleElement()
                .asString()
                .startsWith("d.toml:2: is not valid TOML at column 8: Unknown token")
                .contains("expected: text in quotes");
    }

    @Test
    void saysWhereYamlCannotBeRead() {
        assertThat(problems(yaml("http:\n  routers:\n\t- x: 1\n")))
                .singleElement()
                .asString()
                .startsWith("d.yml:3: is not valid YAML: ");
        assertThat(problems(yaml("just text"))).containsExactly("d.yml:1: holds \"just text\" instead of sections");
    }

    @Test
    void readsWhatOnlyNewerTomlAllows() {
        DynamicConfiguration snapshot = toml("""
                http.routers.web.rule = "Path(`/`)"
                http.routers.web.entryPoints = [
                  "web", # the first
                  "other",
                ]
                [http.services]
                app.loadBalancer.servers = [{url = 'http://127.0.0.1'},
                  {url = "http://127.0.0.1:2", wieght = 2}]
                """);

        assertThat(router(snapshot, "web").entryPoints()).containsExactly("web", "other");
        assertThat(problems(snapshot))
                .containsExactly("d.toml:8: http.services.app.loadBalancer.servers[1].wieght: unknown key;"
                        + " did you mean \"weight\"?");
    }

    @Test
    void followsYamlsAnchorsAndMergeKeys() {
        DynamicConfiguration snapshot = yaml("""
                http:
                  routers:
                    a: &a
                      rule: Path(`/a`)
                      service: s
                    b:
                      <<: *a
                      rule: Path(`/b`)
                """);

        assertThat(snapshot.problems()).isEmpty();
        assertThat(router(snapshot, "b").rule()).isEqualTo("Path(`/b`)");
        assertThat(router(snapshot, "b").service()).isEqualTo("s");
    }

    @Test
    void survivesAnAnchorWithinItself() {
        assertThat(problems(yaml("http: &h\n  routers: *h\n")))
                .singleElement()
                .asString()
                .contains("is not valid YAML");
    }
}
