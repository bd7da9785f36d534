package io.passeur.toolkit.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.re2j.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedPatternTest {

    /** Go refuses these as well, with the same words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a{1000}){2}",
                "((a{10}){10}){11}",
                "(a{2,1000}){2,}",
                "((?:a|b{500}){3})",
                "a{10}{101}",
                "([a{1}]{1000}){2}",
                "(\\x{41}{1000}){2}",
                "(\\Q(\\E{1000}){2}"
            })
    void refusesWhatUnrollsWithoutBound(String regex) {
        assertThatExceptionOfType(PatternSyntaxException.class)
                .isThrownBy(() -> BoundedPattern.compile(regex))
                .withMessageContaining("invalid repeat count");
    }

    @Test
    void refusesLongListsOfLongRepetitions() {
        assertThatExceptionOfType(PatternSyntaxException.class)
                .isThrownBy(() -> BoundedPattern.compile("a{1000}".repeat(2_000)))
                .withMessageContaining("expression too large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{1000}",
                "(a{10}){100}",
                "a{1000}b{1000}",
                "[^]{1000}]",
                "\\pL{1000}",
                "\\p{Greek}{2}",
                "{a}",
                "a{,5}",
                "a{b",
                "(a*)+?",
                "\\Qa{1}\\E",
                "[[:alpha:]\\]]{2}"
            })
    void compilesTheRest(String regex) {
        assertThat(BoundedPattern.compile(regex).pattern()).isEqualTo(regex);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", ")", "[", "\\", "a{2,1}", "a{1001}", "*", "(?=a)", "\\p{"})
    void leavesMistakesToTheCompiler(String regex) {
        assertThatExceptionOfType(PatternSyntaxException.class)
                .isThrownBy(() -> BoundedPattern.compile(regex))
                .withMessageStartingWith("error parsing regexp");
    }
}
