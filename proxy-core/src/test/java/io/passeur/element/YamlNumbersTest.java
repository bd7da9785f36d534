package io.passeur.element;

import static io.passeur.element.Decoding.problems;
import static io.passeur.element.Decoding.router;
import static io.passeur.element.Decoding.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers in YAML, as Traefik's reader takes them. */
class YamlNumbersTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '§',
            value = {
                "010, 8",
                "-010, -8",
                "+5, 5",
                "31_536_000, 31536000",
                "0_7, 7",
                "0x1F, 31",
                "0X1f, 31",
                "0o17, 15",
                "0b101, 5",
                "08, 8",
                "1e3, 1000",
                "1_000.0, 1000",
                "'010', 10",
                "!!int '12', 12"
            })
    void areWholeWhereANumberIsExpected(String written, long expected) {
        DynamicConfiguration read = yaml("http: {routers: {web: {rule: r, service: s, priority: " + written + "}}}");

        assertThat(problems(read)).isEmpty();
        assertThat(router(read, "web").priority()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '§',
            value = {
                "010, 8",
                "8_443, 8443",
                "'010', 010",
                "'8_443', 8_443",
                "1_a, 1_a",
                "0xzz, 0xzz",
                "10.0.0.1, 10.0.0.1",
                "99999999999999999999, 99999999999999999999"
            })
    void areWrittenOutWhereTextIsExpected(String written, String expected) {
        DynamicConfiguration read = yaml("http: {middlewares: {m: {x: {value: " + written + "}}}, "
                + "routers: {web: {rule: r, service: " + written + "}}}");

        assertThat(problems(read)).isEmpty();
        assertThat(router(read, "web").service()).isEqualTo(expected);
        assertThat(String.valueOf(Objects.requireNonNull(
                                read.elements(HttpKinds.MIDDLEWARES).get("m"))
                        .settings()
                        .get("value")))
                .isEqualTo(expected);
    }
}
