package io.passeur.toolkit.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelTreeTest {

    private final List<String> refused = new ArrayList<>();

    private LabelTree tree(Map<String, String> labels) {
        return LabelTree.of("app.", labels, (path, label, reason) -> refused.add(path + ": " + reason));
    }

    @Test
    void makesMapsAndLists() {
        LabelTree tree = tree(Map.of(
                "app.http.routers.web.rule", "Host(`a`)",
                "app.http.services.s.servers[1].url", "http://b",
                "app.http.services.s.servers[0].url", "http://a",
                "app.http.services.s.sticky", "true",
                "app.http.services.s.sticky.name", "c",
                "other.http", "x"));

        assertThat(tree.map())
                .isEqualTo(Map.of(
                        "http",
                        Map.of(
                                "routers", Map.of("web", Map.of("rule", "Host(`a`)")),
                                "services",
                                        Map.of(
                                                "s",
                                                Map.of(
                                                        "servers",
                                                        List.of(Map.of("url", "http://a"), Map.of("url", "http://b")),
                                                        "sticky",
                                                        Map.of("name", "c"))))));
        assertThat(refused).isEmpty();
    }

    @Test
    void foldsCaseAndKeepsTheFirstSpelling() {
        LabelTree tree = tree(Map.of("app.HTTP.a", "1", "app.http.B", "2"));

        assertThat(tree.map()).isEqualTo(Map.of("HTTP", Map.of("a", "1", "B", "2")));
        assertThat(tree.labelAt("http.b.more")).isEqualTo("app.http.B");
        assertThat(tree.labelAt("tcp")).isEmpty();
    }

    @Test
    void refusesEmptyParts() {
        assertThat(tree(Map.of("app.http..rule", "x", "app.udp.", "y")).map()).isEmpty();
        assertThat(refused)
                .containsExactly(
                        "http..rule: the label has an empty part between two dots, or at its end",
                        "udp.: the label has an empty part between two dots, or at its end");
    }

    @Test
    void falseRemovesASection() {
        assertThat(tree(Map.of("app.a", "false", "app.a.b", "c")).map()).isEqualTo(Map.of("a", "false"));
    }

    @Test
    void refusesALabelWithThousandsOfParts() {
        LabelTree tree = tree(Map.of("app.http" + ".a".repeat(100_000), "x", "app.http.b", "y"));
        assertThat(tree.map()).isEqualTo(Map.of("http", Map.of("b", "y")));
        assertThat(refused).containsExactly("http: the label has more than 100 parts, the limit");
    }
}
