package io.passeur.http.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of {@code v3.txt} and {@code v2.txt}. */
class RuleMatchingTest {

    @ParameterizedTest(name = "{1}: {2} {3}")
    @MethodSource("cases")
    void decides(RuleSyntax syntax, String text, String request, boolean expected) {
        Rule rule = Rules.parse(text, syntax);
        WrittenRequest asked = WrittenRequest.parse(request);

        assertThat(rule.matches(asked)).isEqualTo(expected);
        assertThat(rule.explain(asked).matched()).isEqualTo(expected);
        if (expected) {
            rule.requiredHosts()
                    .ifPresent(hosts -> assertThat(indexed(hosts, asked.host())).isTrue());
        }
    }

    static List<Arguments> cases() throws IOException {
        List<Arguments> cases = new ArrayList<>(read("v3.txt", RuleSyntax.V3));
        cases.addAll(read("v2.txt", RuleSyntax.V2));
        return cases;
    }

    private static List<Arguments> read(String file, RuleSyntax syntax) throws IOException {
        List<Arguments> cases = new ArrayList<>();
        String rule = "";
        for (String line : lines(file)) {
            if (line.startsWith("  +") || line.startsWith("  -")) {
                cases.add(arguments(syntax, rule, line.substring(3), line.charAt(2) == '+'));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                rule = line;
            }
        }
        return cases;
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = RuleMatchingTest.class.getResourceAsStream(file)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        }
    }

    /** How a table finds the routes of a host. */
    static boolean indexed(Set<String> hosts, String host) {
        int dot = host.indexOf('.');
        return hosts.contains(host) || dot > 0 && hosts.contains("*" + host.substring(dot));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "V3 Host a",
                "V3 HostRegexp a",
                "V3 Path /x",
                "V3 PathPrefix /",
                "V3 PathRegexp x",
                "V3 Method GET",
                "V3 Query q",
                "V3 QueryRegexp q",
                "V3 ClientIP ::1",
                "V2 Host a",
                "V2 HostHeader a",
                "V2 HostRegexp a",
                "V2 Path /x",
                "V2 PathPrefix /",
                "V2 Method GET",
                "V2 Query q=",
                "V2 ClientIP ::1",
            })
    void knowsEveryMatcherInFourCasings(RuleSyntax syntax, String name, String argument) {
        WrittenRequest asked = WrittenRequest.parse("host=a path=/x query=q ip=::1");
        String lower = name.toLowerCase(Locale.ROOT);
        String title = name.charAt(0) + lower.substring(1);
        for (String spelling : List.of(name, lower, name.toUpperCase(Locale.ROOT), title)) {
            Rule rule = Rules.parse(spelling + "(`" + argument + "`)", syntax);
            assertThat(rule.matches(asked)).as(spelling).isTrue();
            assertThat(Rules.parse("!" + rule.text(), syntax).matches(asked))
                    .as("!" + spelling)
                    .isFalse();
        }
    }

    @Test
    void mayStandOnSeveralLines() {
        Rule rule = Rules.parse("(Host(`a`)\n  || Host(`b`))\n\t&& Path(\n`/x`)\n", RuleSyntax.V3);

        assertThat(rule.matches(WrittenRequest.parse("host=b path=/x"))).isTrue();
        assertThat(rule.matches(WrittenRequest.parse("host=b path=/y"))).isFalse();
    }

    @Test
    void priorityIsTheLengthInBytes() {
        assertThat(Rule.defaultPriority("Path(`/ü`)")).isEqualTo(11);
    }
}
