package io.passeur.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cases of {@code go.txt} and {@code sprig.txt}: a template, and below it what Go's text/template and sprig 3 made of
 * it, or {@code !!} where they refused it. ␤ stands for a line's end.
 */
class GoTemplatesTest {

    static final Functions FUNCTIONS = Functions.of(
            Map.of("HOME_X", "/root/x"), Clock.fixed(Instant.ofEpochSecond(1_000_000_000), ZoneOffset.UTC));

    private static final Map<String, Object> DATA = data();

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void rendersAsGoDoes(String template, String expected) {
        String text = template.replace('␤', '\n');
        if (expected.equals("!!")) {
            assertThatExceptionOfType(TemplateException.class)
                    .isThrownBy(() -> Template.parse("file", text, FUNCTIONS).render(DATA))
                    .withMessageStartingWith("file:");
        } else {
            assertThat(Template.parse("file", text, FUNCTIONS).render(DATA))
                    .isEqualTo(expected.substring(3).replace('␤', '\n'));
        }
    }

    static List<Arguments> cases() throws IOException {
        List<Arguments> cases = new ArrayList<>();
        for (String file : List.of("go.txt", "sprig.txt")) {
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i += 2) {
                cases.add(arguments(lines.get(i), lines.get(i + 1).substring(2)));
            }
        }
        return cases;
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = GoTemplatesTest.class.getResourceAsStream(file)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        }
    }

    private static Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("Name", "my_app.x");
        data.put("N", 42);
        data.put("F", 1.5);
        data.put("T", true);
        data.put("Zero", 0L);
        data.put("Nil", null);
        data.put("Empty", List.of());
        data.put("List", List.of("x", "y", "z"));
        data.put("Nums", List.of(1, 2, 3));
        data.put("Matrix", List.of(List.of(1, 2), List.of(3, 4)));
        data.put("Map", Map.of("b", 2, "a", 1));
        data.put("Labels", Map.of("a", "1", "b.c", "x y", "empty", ""));
        data.put("Nested", Map.of("deep", Map.of("er", "v")));
        return data;
    }
}
