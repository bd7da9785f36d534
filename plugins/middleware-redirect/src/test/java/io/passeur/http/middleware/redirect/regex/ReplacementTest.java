package io.passeur.http.middleware.redirect.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplacementTest {

    /** The expected texts are what Go's {@code regexp.ReplaceAllString} gives. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # regex               | replacement   | text   | result
                    (a)(b)                | $2$1          | xaby   | xbay
                    (a)(b)                | ${2}${1}      | ab     | ba
                    (a)(b)                | $1x           | ab     | ''
                    (a)(b)                | ${1}x         | ab     | ax
                    (a)(b)                | $1_           | ab     | ''
                    (a)(b)                | $1-$2         | ab     | a-b
                    (a)(b)                | $0$0          | ab     | abab
                    (a)(b)                | $3            | ab     | ''
                    (a)(b)                | $01           | ab     | ''
                    (a)(b)                | $12           | ab     | ''
                    (a)(b)                | $123456789012 | ab     | ''
                    (?P<first>a)(b)       | $first        | ab     | a
                    (?P<first>a)(b)       | ${first}s     | ab     | as
                    (?P<first>a)(b)       | $firsts       | ab     | ''
                    (?P<first>a)(b)       | $second       | ab     | ''
                    (a)(c)?               | [$1$2]        | ab     | [a]b
                    a                     | $$            | a      | $
                    a                     | $$1           | a      | $1
                    a                     | $             | a      | $
                    a                     | x$            | a      | x$
                    a                     | $-            | a      | $-
                    a                     | ${            | a      | ${
                    a                     | ${}           | a      | ${}
                    a                     | ${0           | a      | ${0
                    a                     | ${0-}         | a      | ${0-}
                    (a)                   | ${1           | a      | ${1
                    a                     | \\1           | a      | \\1
                    a*                    | x             | baac   | xbxcx
                    a*                    | x             | aa     | x
                    a*                    | x             | ''     | x
                    b*                    | -             | abab   | -a-a-
                    ^                     | x             | ab     | xab
                    $                     | x             | ab     | abx
                    c                     | x             | ab     | ab
                    (?i)A                 | x             | aA     | xx
                    """)
    void expandsAsGoDoes(String regex, String replacement, String text, String result) {
        Pattern pattern = Pattern.compile(regex);

        assertThat(Replacement.parse(replacement, pattern).replaceAll(pattern, text))
                .isEqualTo(result);
    }
}
