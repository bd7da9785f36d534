package io.passeur.http.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleErrorsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void v3(String rule, int column, String message) {
        refused(rule, RuleSyntax.V3, column, message);
    }

    static Stream<Arguments> v3() {
        return Stream.of(
                arguments("", 1, "empty rule"),
                arguments("  \n", 1, "empty rule"),
                arguments("// nothing", 1, "empty rule"),
                arguments("Host", 5, "found the end of the rule, expected \"(\" after the matcher \"Host\""),
                arguments("Host(", 6, "found the end of the rule, expected a string in back-ticks or double quotes"),
                arguments("Host(`a`", 9, "found the end of the rule, expected \",\" or \")\""),
                arguments("Host(`a", 6, "string not terminated, expected a closing back-tick"),
                arguments("Host(\"a", 6, "string not terminated, expected a closing double quote"),
                arguments("Host(\"a\n\")", 6, "string not terminated, expected a closing double quote"),
                arguments("Host('a')", 6, "found a single quote, expected a string in back-ticks or double quotes"),
                arguments("Host(a)", 6, "found \"a\", expected a string in back-ticks or double quotes"),
                arguments("Host(Path(`/`))", 6, "found \"Path\", expected a string"),
                arguments("Host(8080)", 6, "found \"8\", expected a matcher, a string"),
                arguments("Host(,)", 6, "found \",\", expected a string"),
                arguments("Host(`a` `b`)", 10, "found the string \"b\", expected \",\" or \")\""),
                arguments("Host:a.com", 5, "found \":\", expected a matcher"),
                arguments("Host(`a`))", 10, "found \")\", expected \"&&\", \"||\" or the end of the rule"),
                arguments("(Host(`a`)", 11, "found the end of the rule, expected \"&&\", \"||\" or \")\""),
                arguments("()", 2, "found \")\", expected a matcher such as Host(`example.com`)"),
                arguments("Host(`a`) &&", 13, "found the end of the rule, expected a matcher"),
                arguments("&& Host(`a`)", 1, "found \"&&\", expected a matcher"),
                arguments("Host(`a`) & Path(`/`)", 11, "found \"&\", expected \"&&\""),
                arguments("Host(`a`) | Path(`/`)", 11, "found \"|\", expected \"||\""),
                arguments("Host(`a`) Path(`/`)", 11, "found \"Path\", expected \"&&\", \"||\" or the end of the rule"),
                arguments("Host(`a`), Path(`/`)", 10, "found \",\", expected \"&&\", \"||\" or the end of the rule"),
                arguments("Host(`a`); Path(`/`)", 10, "found \";\", expected"),
                arguments("Host(`a`) and Path(`/`)", 11, "found \"and\", expected \"&&\""),
                arguments("Host(`a`) OR Path(`/`)", 11, "found \"OR\", expected \"||\""),
                arguments("not Host(`a`)", 1, "found \"not\", expected \"!\""),
                arguments("Host(`a`) !Path(`/`)", 11, "found \"!\", expected \"&&\", \"||\" or the end of the rule"),
                arguments("Host(`a`) == true", 11, "found \"=\", expected"),
                arguments("`a`", 1, "found the string \"a\", expected a matcher"),
                arguments("!", 2, "found the end of the rule, expected a matcher"),
                arguments("Host(`a`) /* b", 11, "comment not terminated, expected \"*/\""),
                arguments("Hots(`a`)", 1, "unsupported function: Hots; did you mean \"Host\"?"),
                arguments("Host(`a`) && PathPrefx(`/`)", 14, "did you mean \"PathPrefix\"?"),
                arguments("hOST(`a`)", 1, "unsupported function: hOST; did you mean \"Host\"?"),
                arguments("ClientIp(`::1`)", 1, "did you mean \"ClientIP\"?"),
                arguments("Headers(`a`, `b`)", 1, "is a matcher of the rule syntax v2; did you mean \"Header\"?"),
                arguments("Zebra(`a`)", 1, "unsupported function: Zebra, expected one of ClientIP, Header,"),
                arguments("Host()", 1, "no args for matcher Host"),
                arguments("Host(``)", 1, "empty args for matcher Host, []"),
                arguments("Header(`a`, ``)", 1, "empty args for matcher Header, [a ]"),
                arguments("Query(`a`, ``)", 1, "empty args for matcher Query, [a ]"),
                arguments("Host(`a`, `b`)", 1, "unexpected number of parameters; got 2, expected one of [1]"),
                arguments("Header(`a`)", 1, "unexpected number of parameters; got 1, expected one of [2]"),
                arguments("Query(`a`,`b`,`c`)", 1, "unexpected number of parameters; got 3, expected one of [1 2]"),
                arguments("Path(`x`)", 1, "path \"x\" does not start with a '/'"),
                arguments("Host(`a`) && PathPrefix(`x`)", 14, "path \"x\" does not start with a '/'"),
                arguments("Host(`bücher.example`)", 1, "non-ASCII characters are not allowed"),
                arguments("HostRegexp(`ü`)", 1, "invalid value \"ü\" for HostRegexp matcher"),
                arguments(
                        "PathRegexp(`(`)", 1, "compiling PathRegexp matcher: error parsing regexp: missing closing )"),
                arguments("PathRegexp(`a(?=b)`)", 1, "compiling PathRegexp matcher: error parsing regexp"),
                arguments("HeaderRegexp(`a`, `(a)\\1`)", 1, "compiling HeaderRegexp matcher: error parsing regexp"),
                arguments("ClientIP(`10.0.0.0/33`)", 1, "invalid CIDR address: \"10.0.0.0/33\""),
                arguments("ClientIP(`localhost`)", 1, "invalid CIDR address: \"localhost\""),
                arguments("Host(\"\\d\")", 7, "unknown escape sequence \"\\d\""),
                arguments("Host(\"\\x4\")", 7, "unknown escape sequence \"\\x\""),
                arguments("Host(\"\\ud800\")", 7, "unknown escape sequence \"\\u\""),
                arguments("Host(\"\\777\")", 7, "unknown escape sequence \"\\7\""),
                arguments("Host(\"\\'\")", 7, "unknown escape sequence \"\\'\""),
                arguments("😀", 1, "found \"😀\", expected a matcher"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void v2(String rule, int column, String message) {
        refused(rule, RuleSyntax.V2, column, message);
    }

    static Stream<Arguments> v2() {
        return Stream.of(
                arguments("Header(`a`, `b`)", 1, "is a matcher of the rule syntax v3; did you mean \"Headers\"?"),
                arguments("PathRegexp(`a`)", 1, "is a matcher of the rule syntax v3"),
                arguments("Headers(`a`)", 1, "number of parameters must be multiple of 2, got [a]"),
                arguments("Query(`a`)", 1, "expected Query(`key=value`)"),
                arguments("Host()", 1, "no args for matcher Host"),
                arguments("Host(`a`, ``)", 1, "empty args for matcher Host, [a ]"),
                arguments("Headers(``, `b`)", 1, "empty args for matcher Headers, [ b]"),
                arguments("Path(`a`)", 1, "path \"a\" does not start with a '/'"),
                arguments("Path(`/{a`)", 1, "unbalanced braces in \"/{a\""),
                arguments("Path(`/a}`)", 1, "unbalanced braces in \"/a}\""),
                arguments("Path(`/{}`)", 1, "missing name or pattern in \"{}\""),
                arguments("Path(`/{a:}`)", 1, "missing name or pattern in \"{a:}\""),
                arguments("Path(`/{a:(}`)", 1, "compiling Path matcher: error parsing regexp"));
    }

    private static void refused(String rule, RuleSyntax syntax, int column, String message) {
        assertThatExceptionOfType(RuleSyntaxException.class)
                .isThrownBy(() -> Rules.parse(rule, syntax))
                .withMessageStartingWith("column " + column + ": ")
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.column()).isEqualTo(column));
    }

    @Test
    void depthIsBounded() {
        int most = RuleParser.MAX_DEPTH;
        assertThat(Rules.parse("!".repeat(most) + "Host(`a`)", RuleSyntax.V3).matches(WrittenRequest.host("a")))
                .isTrue();
        refused("(".repeat(20_000) + "Host(`a`)", RuleSyntax.V3, most + 1, "nested more than 100 deep");
        refused("!(".repeat(20_000) + "Host(`a`)", RuleSyntax.V3, most + 1, "nested more than 100 deep");
    }

    @Test
    void lengthIsBounded() {
        String clause = "Host(`a`) || ";
        String long1 = clause.repeat(5_000) + "Host(`b`)";
        assertThat(Rules.parse(long1, RuleSyntax.V3).matches(WrittenRequest.host("b")))
                .isTrue();
        refused(clause.repeat(6_000), RuleSyntax.V3, RuleParser.MAX_LENGTH + 1, "rule has 78000 characters");
    }
}
