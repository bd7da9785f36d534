package io.passeur.http.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleHostsTest {

    private static final List<String> HOSTS = List.of("", "a", "b", "x.c", "y.c", "x.y.c");
    private static final List<String> CLAUSES = List.of(
            "Host(`a`)",
            "Host(`B.`)",
            "Host(`*.c`)",
            "Host(`*`)",
            "Host(`x.c`)",
            "HostRegexp(`a|c`)",
            "Path(`/p`)",
            "Method(`GET`)");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            value = {
                "Host(`A.com.`); a.com",
                "Host(`a`) || Host(`b`); a b",
                "Host(`a`) && Path(`/`); a",
                "Host(`a`) || Path(`/`); -",
                "Host(`*`); -",
                "Host(`*`) && Host(`a`); a",
                "Host(`*`) || Host(`a`); -",
                "Host(`*.A.com`); *.a.com",
                "!Host(`a`); -",
                "!!Host(`a`); a",
                "!(!Host(`a`) || Path(`/`)); a",
                "!(!Host(`a`) && !Host(`b`)); a b",
                "!(!Host(`a`) && Path(`/`)); -",
                "!(Host(`a`) || Host(`b`)); -",
                "(Host(`a`) || Host(`b`)) && Host(`c`); c",
                "(Host(`a`) && Path(`/`)) || (Host(`b`) && !Path(`/`)); a b",
                "HostRegexp(`^a$`); -",
                "Path(`/`); -",
            })
    void required(String rule, String expected) {
        Set<String> hosts = Rules.parse(rule, RuleSyntax.V3).requiredHosts().orElse(Set.of("-"));

        assertThat(hosts).containsExactlyInAnyOrder(expected.split(" "));
    }

    @Test
    void requiredInV2() {
        assertThat(Rules.parse("Host(`a`, `B`) && Path(`/`)", RuleSyntax.V2).requiredHosts())
                .contains(Set.of("a", "b"));
        assertThat(Rules.parse("HostRegexp(`a`)", RuleSyntax.V2).requiredHosts())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            value = {
                "Host(`B.com`) || Host(`a.com.`) || Host(`b.com`); b.com a.com",
                "!Host(`a`) && (Path(`/`) || !(Host(`*.B`))); a *.b",
            })
    void named(String rule, String expected) {
        assertThat(Rules.parse(rule, RuleSyntax.V3).domains()).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            value = {
                "Host(`B.com`) || Host(`a.com.`) || Host(`b.com`); b.com a.com",
                "!Host(`a`) && (Path(`/`) || !(Host(`*.B`) || !Host(`c`))); c",
            })
    void namedToBeMatched(String rule, String expected) {
        assertThat(Rules.parse(rule, RuleSyntax.V3).hosts()).containsExactly(expected.split(" "));
    }

    @Test
    void namedInV2() {
        assertThat(Rules.parse("Host(`b`, `a`) || HostHeader(`c`)", RuleSyntax.V2)
                        .domains())
                .containsExactly("b", "a", "c");
        assertThat(Rules.parse("Path(`/`)", RuleSyntax.V2).domains()).isEmpty();
    }

    /** No request may match whose host an index would not find; negations are evaluated by a second reading of the rule. */
    @Test
    void noMatchOutsideTheRequiredHosts() {
        Random random = new Random(20_260_101);
        int indexable = 0;
        for (int i = 0; i < 3_000; i++) {
            String text = generated(random, 4);
            Rule rule = Rules.parse(text, RuleSyntax.V3);
            Rule negated = Rules.parse("!(" + text + ")", RuleSyntax.V3);
            indexable += rule.requiredHosts().isPresent() ? 1 : 0;
            requests().forEach(asked -> {
                assertThat(negated.matches(asked)).as(text).isNotEqualTo(rule.matches(asked));
                sound(rule, asked);
                sound(negated, asked);
            });
        }
        assertThat(indexable).isBetween(300, 2_700);
    }

    private static void sound(Rule rule, WrittenRequest asked) {
        if (rule.matches(asked)) {
            rule.requiredHosts()
                    .ifPresent(hosts -> assertThat(RuleMatchingTest.indexed(hosts, asked.host()))
                            .as("%s requires %s, matched %s", rule.text(), hosts, asked)
                            .isTrue());
        }
    }

    private static Stream<WrittenRequest> requests() {
        return HOSTS.stream()
                .flatMap(host -> Stream.of("path=/p", "path=/q method=PUT")
                        .map(rest -> WrittenRequest.parse("host=" + host + " " + rest)));
    }

    private static String generated(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(5);
        return switch (kind) {
            case 1 -> "!" + "(" + generated(random, depth - 1) + ")";
            case 2 -> "(" + generated(random, depth - 1) + " && " + generated(random, depth - 1) + ")";
            case 3 -> "(" + generated(random, depth - 1) + " || " + generated(random, depth - 1) + ")";
            case 4 ->
                generated(random, depth - 1) + " || " + generated(random, depth - 1) + " && !" + generated(random, 0);
            default -> CLAUSES.get(random.nextInt(CLAUSES.size()));
        };
    }
}
