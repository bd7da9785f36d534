package io.passeur.http.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleExplanationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            value = {
                "Host(`a`); host=b.localhost; Host is \"b.localhost\"",
                "Host(`a`); path=/; request has no Host",
                "HostRegexp(`a`); host=b; Host is \"b\"",
                "Path(`/a`); path=/x; path is \"/x\"",
                "PathPrefix(`/a`); path=/x; path is \"/x\"",
                "PathRegexp(`a`); path=/x; path is \"/x\"",
                "Method(`GET`); method=PUT; method is \"PUT\"",
                "Header(`X-A`,`1`); path=/; request has no header X-A",
                "Header(`X-A`,`1`); x-a:2 X-A:3; header X-A is \"2\", \"3\"",
                "HeaderRegexp(`X-A`,`1`); X-A:; header X-A is \"\"",
                "Query(`k`,`v`); path=/; query has no parameter \"k\"",
                "Query(`k`,`v`); query=k=a+b&k=%zz&k=c; query parameter \"k\" is \"a b\", \"c\"",
                "QueryRegexp(`k`,`v`); query=k; query parameter \"k\" is \"\"",
                "ClientIP(`::1`); ip=10.0.0.1; client IP is 10.0.0.1",
                "ClientIP(`::1`); path=/; client has no IP address",
                "!Host(`a`); host=a; Host is \"a\"",
            })
    void saysWhatTheRequestHas(String rule, String request, String reason) {
        Rule.Explanation explanation = Rules.parse(rule, RuleSyntax.V3).explain(WrittenRequest.parse(request));

        assertThat(explanation.matched()).isFalse();
        assertThat(explanation.clause()).isEqualTo(rule);
        assertThat(explanation.reason()).isEqualTo(reason);
    }

    @Test
    void keepsTheStructure() {
        Rule rule = Rules.parse("Host(`a`) && (Path( `/x` ) || !Method(\"GET\")) || Header(`K`,`v`)", RuleSyntax.V3);

        assertThat(rule.explain(WrittenRequest.parse("host=a path=/y"))).hasToString("""
                no   Host(`a`) && (Path( `/x` ) || !Method("GET")) || Header(`K`,`v`)
                  no   Host(`a`) && (Path( `/x` ) || !Method("GET"))
                    yes  Host(`a`)
                    no   Path( `/x` ) || !Method("GET")
                      no   Path( `/x` ): path is "/y"
                      no   !Method("GET"): method is "GET"
                        yes  Method("GET")
                  no   Header(`K`,`v`): request has no header K
                """);
    }

    @Test
    void severalValuesOfV2AreOneClause() {
        Rule rule = Rules.parse("Host(`a`, `b`)", RuleSyntax.V2);

        assertThat(rule.explain(WrittenRequest.host("c"))).hasToString("no   Host(`a`, `b`): Host is \"c\"\n");
    }
}
