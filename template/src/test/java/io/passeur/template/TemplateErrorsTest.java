package io.passeur.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateErrorsTest {

    private static final Map<String, Object> DATA =
            Map.of("N", 42, "Name", "web", "List", List.of("x"), "Labels", Map.of("domain", "a"));

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void say(String text, int line, String message) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> Template.parse("dynamic.toml", text, GoTemplatesTest.FUNCTIONS)
                        .renderStrictly(DATA))
                .withMessageContaining(message)
                .withMessageStartingWith("dynamic.toml:" + line + ": ")
                .satisfies(e -> assertThat(e.line()).isEqualTo(line));
    }

    static Stream<Arguments> say() {
        return Stream.of(
                arguments("a\n{{ uper .Name }}", 2, "function \"uper\" not defined; did you mean \"upper\"?"),
                arguments("{{ genPrivateKey }}", 1, "function \"genPrivateKey\" not defined"),
                arguments("a\n\n{{ if .N }}b", 3, "unexpected EOF: expected {{end}} for {{if}}"),
                arguments("{{ range .List }}{{ .N", 1, "unclosed action, expected \"}}\""),
                arguments("a\n{{ end }}", 2, "unexpected {{end}}, there is no block to end"),
                arguments("\n{{ $naem }}", 2, "undefined variable \"$naem\""),
                arguments("{{ $name := 1 }}\n{{ $naem }}", 2, "did you mean \"$name\"?"),
                arguments("{{ . | }}", 1, "unexpected \"}}\", expected an operand"),
                arguments("{{ (len .Name }}", 1, "unexpected \"}}\", expected \")\" or \"|\""),
                arguments("{{ len .Name ) }}", 1, "unexpected \")\", expected \"}}\" or \"|\""),
                arguments("{{ 'ab' }}", 1, "expected one character in single quotes"),
                arguments("{{ 12a }}", 1, "unexpected \"12a\", expected a number such as 42"),
                arguments("{{ break }}", 1, "{{break}} outside {{range}}"),
                arguments("a\n{{ .Nmae }}", 2, "map has no entry for key \"Nmae\"; did you mean \"Name\"?"),
                arguments("{{ .Labels.port }}", 1, "map has no entry for key \"port\", expected one of [domain]"),
                arguments("\n{{ upper .N }}", 2, "error calling upper: argument 1 is int 42, expected string"),
                arguments("{{ upper nil }}", 1, "error calling upper: argument 1 is nil, expected string"),
                arguments("{{ upper }}", 1, "wrong number of args for upper: want 1 got 0"),
                arguments("{{ default }}", 1, "wrong number of args for default: want 1 to 2 got 0"),
                arguments("{{ eq 1 }}", 1, "want at least 2 got 1"),
                arguments(
                        "a\nb{{ range .List }}\n{{ index . 9 }}{{ end }}", 3, "index out of range: 9, expected 0 to 0"),
                arguments("{{ if .N }}{{ fail \"no domain\" }}{{ end }}", 1, "error calling fail: no domain"),
                arguments("{{ required \"set DOMAIN\" (env \"DOMAIN\") }}", 1, "error calling required: set DOMAIN"),
                arguments("{{ (split \".\" .Name)._0 }}", 1, "split makes a list here: use index, or splitn for a map"),
                arguments("{{ regexMatch \"(\" .Name }}", 1, "error parsing regexp: missing closing )"),
                arguments("{{ template \"foot\" }}{{ define \"food\" }}{{ end }}", 1, "did you mean \"food\"?"),
                arguments("{{ .Name.x }}", 1, "can't evaluate field x in type string"),
                arguments("{{ dateInZone \"2006\" 0 \"Mars\" }}", 1, "unknown time zone Mars"),
                arguments("{{ b64dec \"%\" }}", 1, "illegal base64 data"),
                arguments("{{ fromJson \"{\" }}", 1, "invalid JSON"));
    }

    /** Each would otherwise run for ever or take all memory. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{range until 100000}}{{range until 100000}}{{end}}{{end}}",
                "{{range 100001}}{{end}}",
                "{{range 9223372036854775807}}{{end}}",
                "{{until 10000000}}",
                "{{untilStep 0 9223372036854775807 4611686018427387904}}{{untilStep 0 9000000 1}}",
                "{{seq 10000000}}",
                "{{repeat 100000000 \"x\"}}",
                "{{repeat 9223372036854775807 \"x\"}}",
                "{{indent 2000000000 \"x\"}}",
                "{{printf \"%100000d\" 1}}",
                "{{printf \"%.99999999999f\" 1.0}}",
                "{{$x := \"ab\"}}{{range until 100}}{{$x = print $x $x}}{{end}}",
                "{{$x := repeat 1000000 \"x\"}}{{replace \"x\" $x $x}}",
                "{{$x := repeat 1000000 \"x\"}}{{regexReplaceAll \"x\" $x $x}}",
                "{{$x := repeat 1000000 \"x\"}}{{range until 100000}}{{$y := print $x $x}}{{end}}",
                "{{$x := repeat 1000000 \"x\"}}{{range until 100}}{{$x}}{{end}}",
                "{{$x := list 1}}{{range until 30}}{{$x = concat $x $x}}{{end}}",
                "{{$x := list 1}}{{range until 60}}{{$x = list $x $x}}{{end}}{{$x}}",
                "{{$x := list 1}}{{range until 60}}{{$x = list $x $x}}{{end}}{{toJson $x}}",
                "{{$x := list 1}}{{$y := list 1}}{{range until 60}}{{$x = list $x $x}}{{$y = list $y $y}}{{end}}{{has $x (list $y)}}",
                "{{$x := list 1}}{{$y := list 1}}{{range until 60}}{{$x = list $x $x}}{{$y = list $y $y}}{{end}}{{uniq (list $x $y)}}",
                "{{$x := dict}}{{range until 60}}{{$x = dict \"a\" $x \"b\" $x}}{{end}}{{$y := merge $x $x}}",
                "{{$x := list 1}}{{range until 1000}}{{$x = list $x}}{{end}}{{$x}}",
                "{{define \"a\"}}{{template \"a\"}}{{end}}{{template \"a\"}}",
                "{{regexMatch \"((a{100}){100}){100}\" \"a\"}}",
                "{{range split (repeat 200000 \",\") \",\"}}{{end}}",
            })
    void boundsAreKept(String text) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() ->
                        Template.parse("t", text, GoTemplatesTest.FUNCTIONS).render(null))
                .withMessageStartingWith("t:1: ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "; {{if 1}}",
                "; {{range 1}}",
                "{{; (print ",
                "{{if 0}}; {{else if 0}}",
                "{{with 0}}; {{else with 0}}",
            })
    void nestingIsBounded(@Nullable String start, String part) {
        String text = (start == null ? "" : start) + part.repeat(20_000) + (part.startsWith("{{") ? "" : "}}");
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> Template.parse("t", text, GoTemplatesTest.FUNCTIONS))
                .withMessageContaining("more than 100");
    }

    @Test
    void nestingOfCallsInsideBlocksIsBounded() {
        String body = "{{if 1}}".repeat(90) + "{{template \"a\"}}" + "{{end}}".repeat(90);
        String text = "{{define \"a\"}}" + body + "{{end}}{{template \"a\"}}";
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() ->
                        Template.parse("t", text, GoTemplatesTest.FUNCTIONS).render(null))
                .withMessageContaining("nested more than 300 deep");
    }
}
