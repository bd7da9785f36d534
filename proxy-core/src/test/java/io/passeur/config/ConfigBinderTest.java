package io.passeur.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spec.LoadBalancerSpec;
import io.passeur.spi.AllowEmpty;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigBinderTest {

    enum Mode {
        KEEP,
        REDACT
    }

    record Inner(@Default("7") int size, String label) {}

    record Checked(int amount) {
        Checked {
            if (amount < 0) {
                throw new IllegalArgumentException("amount " + amount + " is negative (expected: 0 or more)");
            }
        }
    }

    record Refusing(String word) {
        Refusing {
            if (word.equals("bad")) {
                throw new ConfigurationException("word \"bad\" is refused");
            }
        }
    }

    record Broken(String word) {
        Broken {
            Objects.requireNonNull(word.isEmpty() ? null : word);
        }
    }

    record Everything(
            String text,
            boolean flag,
            @Nullable Boolean maybe,
            int count,
            long big,
            double ratio,
            Duration pause,
            @Default("redact") Mode mode,
            List<String> names,
            Set<Integer> codes,
            Map<String, String> headers,
            Map<String, Inner> inners,
            List<Inner> list,
            Inner inner,
            @AllowEmpty @Nullable Inner optional,
            @Nullable Inner section,
            @Default("a,b") List<String> words,
            Map<String, Object> raw,
            @Nullable Checked checked,
            @Nullable Refusing refusing) {}

    private final Problems problems = new Problems();

    private @Nullable Everything bind(Map<String, ?> tree) {
        return new ConfigBinder(path -> null, problems).bind(Everything.class, tree, "root");
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("text", "a,b", "a,b"),
                Arguments.of("text", 8L, "8"),
                Arguments.of("text", true, "true"),
                Arguments.of("text", 1.50, "1.5"),
                Arguments.of("FLAG", true, true),
                Arguments.of("flag", "t", true),
                Arguments.of("flag", "False", false),
                Arguments.of("flag", 1L, true),
                Arguments.of("maybe", "0", false),
                Arguments.of("count", 3L, 3),
                Arguments.of("count", "-3", -3),
                Arguments.of("count", 3.0, 3),
                Arguments.of("big", "9223372036854775807", Long.MAX_VALUE),
                Arguments.of("ratio", "0.25", 0.25),
                Arguments.of("ratio", 2L, 2.0),
                Arguments.of("pause", 5L, Duration.ofSeconds(5)),
                Arguments.of("pause", "5", Duration.ofSeconds(5)),
                Arguments.of("pause", "1h2m3.5s", Duration.parse("PT1H2M3.5S")),
                Arguments.of("pause", "300ms", Duration.ofMillis(300)),
                Arguments.of("pause", "10us", Duration.ofNanos(10_000)),
                Arguments.of("pause", "-1s", Duration.ofSeconds(-1)),
                Arguments.of("pause", ".5m", Duration.ofSeconds(30)),
                Arguments.of("pause", "0", Duration.ZERO),
                Arguments.of("mode", "Keep", Mode.KEEP),
                Arguments.of("names", List.of("a,b", "c"), List.of("a,b", "c")),
                Arguments.of("names", " a , b ", List.of("a", "b")),
                Arguments.of("names", "", List.of()),
                Arguments.of("codes", List.of(2L, 1L), Set.of(1, 2)),
                Arguments.of("codes", "1,2", Set.of(1, 2)),
                Arguments.of("codes", 4L, Set.of(4)),
                Arguments.of("headers", Map.of("X-Y", "1", "x-y", 2L), Map.of("X-Y", "1", "x-y", "2")),
                Arguments.of("inners", Map.of("One", Map.of()), Map.of("One", new Inner(7, ""))),
                Arguments.of(
                        "list", List.of(Map.of("SIZE", 1L), Map.of()), List.of(new Inner(1, ""), new Inner(7, ""))),
                Arguments.of("inner", Map.of("label", "x"), new Inner(7, "x")),
                Arguments.of("optional", true, new Inner(7, "")),
                Arguments.of("optional", "true", new Inner(7, "")),
                Arguments.of("optional", Map.of(), new Inner(7, "")),
                Arguments.of("raw", Map.of("A", List.of(1), "b", 2.5f), Map.of("A", List.of(1L), "b", 2.5)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void bindsWhatIsWritten(String key, Object written, Object expected) throws ReflectiveOperationException {
        Everything bound = bind(Map.of(key, written));

        assertThat(problems.list()).isEmpty();
        Object value = Everything.class
                .getDeclaredMethod(key.equals("FLAG") ? "flag" : key)
                .invoke(bound);
        assertThat(value).isEqualTo(expected);
    }

    @Test
    void leavesDefaultsWhereNothingIsWritten() {
        Everything bound = bind(Map.of("optional", "false"));

        assertThat(bound)
                .isEqualTo(new Everything(
                        "",
                        false,
                        null,
                        0,
                        0,
                        0,
                        Duration.ZERO,
                        Mode.REDACT,
                        List.of(),
                        Set.of(),
                        Map.of(),
                        Map.of(),
                        List.of(),
                        new Inner(7, ""),
                        null,
                        null,
                        List.of("a", "b"),
                        Map.of(),
                        null,
                        null));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(Map.of("flga", true), "root.flga: unknown key; did you mean \"flag\"?"),
                Arguments.of(Map.of("xyzzy", true), "root.xyzzy: unknown key"),
                Arguments.of(Map.of("count", "two"), "root.count: \"two\" is not a whole number"),
                Arguments.of(Map.of("count", 1.5), "root.count: \"1.5\" is not a whole number"),
                Arguments.of(
                        Map.of("count", 3_000_000_000L),
                        "root.count: 3000000000 is out of range (expected: -2147483648 to 2147483647)"),
                Arguments.of(
                        Map.of("big", "9223372036854775808"),
                        "root.big: 9223372036854775808 is out of range"
                                + " (expected: -9223372036854775808 to 9223372036854775807)"),
                Arguments.of(Map.of("ratio", "x"), "root.ratio: \"x\" is not a number"),
                Arguments.of(Map.of("flag", "yes"), "root.flag: \"yes\" is neither true nor false"),
                Arguments.of(
                        Map.of("pause", "1.5"),
                        "root.pause: \"1.5\" is not a duration (expected: \"10s\", \"1m30s\", \"300ms\" or a number of"
                                + " seconds)"),
                Arguments.of(Map.of("mode", "drop"), "root.mode: \"drop\" is not one of keep, redact"),
                Arguments.of(Map.of("text", List.of("a")), "root.text: is a list, but a single value is expected"),
                Arguments.of(Map.of("names", Map.of("a", 1)), "root.names: is a section, but a list is expected"),
                Arguments.of(
                        Map.of("list", List.of(Map.of("size", 1), Map.of("size", "two"))),
                        "root.list[1].size: \"two\" is not a whole number"),
                Arguments.of(Map.of("inner", "x"), "root.inner: \"x\" is not a section; write the settings below it"),
                Arguments.of(
                        Map.of("headers", "x"),
                        "root.headers: \"x\" is not a section; write names and their values below it"),
                Arguments.of(Map.of("section", Map.of()), "root.section: is empty, but needs at least one key"),
                Arguments.of(
                        Map.of("checked", Map.of("amount", -1)),
                        "root.checked: amount -1 is negative (expected: 0 or more)"),
                Arguments.of(Map.of("refusing", Map.of("word", "bad")), "root.refusing: word \"bad\" is refused"),
                Arguments.of(
                        Map.of("inners", Map.of("My.Name", Map.of("siez", 1))),
                        "root.inners.My.Name.siez: unknown key; did you mean \"size\"?"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void namesTheMistakeAndItsPath(Map<String, ?> tree, String message) {
        assertThat(bind(tree)).isNull();
        assertThat(problems.list()).extracting(Problem::toString).containsExactly(message);
    }

    @Test
    void collectsEveryMistake() {
        assertThat(bind(Map.of("count", "two", "flag", "no", "inner", Map.of("size", "big", "labl", ""))))
                .isNull();
        assertThat(problems.list())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("root.count", "root.flag", "root.inner.size", "root.inner.labl");
    }

    @Test
    void refusesOneKeyWrittenTwice() {
        assertThat(bind(Map.of("text", "a", "Text", "b"))).isNull();
        assertThat(problems.list())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("twice");
    }

    @Test
    void saysWhereTheSettingWasWritten() {
        ConfigBinder binder = new ConfigBinder(path -> new Origin("traefik.toml", path.length()), problems);

        assertThat(binder.bind(
                        LoadBalancerSpec.class,
                        Map.of("servers", List.of(Map.of("weight", "two"))),
                        "http.services.x.loadBalancer"))
                .isNull();
        assertThat(problems.list())
                .extracting(Problem::toString)
                .containsExactly("traefik.toml:46: http.services.x.loadBalancer.servers[0].weight: \"two\" is not a"
                        + " whole number");
    }

    @Test
    void doesNotHideAFaultInARecord() {
        assertThatThrownBy(() -> new ConfigBinder(path -> null, problems).bind(Broken.class, Map.of(), "root"))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseInstanceOf(NullPointerException.class);
    }
}
