package io.passeur.toolkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoEscapesTest {

    private static final String HTML = "<a href=\"?b&c\">";

    @Test
    void escapesWhatHarmsInHtmlOnlyWhereGoDoes() {
        String escaped = "\"\\u003ca href=\\\"?b\\u0026c\\\"\\u003e\"";
        assertThat(GoEscapes.HTML.quoted(HTML)).isEqualTo(escaped);
        assertThat(GoEscapes.DECODED.quoted(HTML)).isEqualTo(escaped);
        assertThat(GoEscapes.PLAIN.quoted(HTML)).isEqualTo("\"<a href=\\\"?b&c\\\">\"");
        assertThat(GoEscapes.LOG.quoted(HTML)).isEqualTo("\"<a href=\\\"?b&c\\\">\"");
    }

    @Test
    void usesTheShortEscapesOfEachForm() {
        String text = "\b\f\n\r\t\\\u0001\u001f\u007f";
        String usual = "\"\\b\\f\\n\\r\\t\\\\\\u0001\\u001f\u007f\"";
        assertThat(GoEscapes.HTML.quoted(text)).isEqualTo(usual);
        assertThat(GoEscapes.PLAIN.quoted(text)).isEqualTo(usual);
        assertThat(GoEscapes.LOG.quoted(text)).isEqualTo("\"\\u0008\\u000c\\n\\r\\t\\\\\\u0001\\u001f\\u007f\"");
    }

    @Test
    void escapesLineSeparatorsAndReplacementsBeyondAscii() {
        String text = "\u00e9\u2028\u2029\ufffd\ud83d\ude00x";
        assertThat(GoEscapes.HTML.quoted(text)).isEqualTo("\"\u00e9\\u2028\\u2029\ufffd\ud83d\ude00x\"");
        assertThat(GoEscapes.DECODED.quoted(text)).isEqualTo("\"\u00e9\\u2028\\u2029\\ufffd\ud83d\ude00x\"");
        assertThat(GoEscapes.LOG.quoted(text)).isEqualTo('"' + text + '"');
    }

    @ParameterizedTest
    @EnumSource
    void replacesHalfPairs(GoEscapes escapes) {
        assertThat(escapes.quoted("a\ud83d")).isEqualTo("\"a\\ufffd\"");
        assertThat(escapes.quoted("\ude00a")).isEqualTo("\"\\ufffda\"");
        assertThat(escapes.quoted("\ud83d\ud83d\ude00\ude00")).isEqualTo("\"\\ufffd\ud83d\ude00\\ufffd\"");
    }

    @ParameterizedTest
    @EnumSource
    void leavesOrdinaryTextAlone(GoEscapes escapes) {
        assertThat(escapes.quoted("")).isEqualTo("\"\"");
        assertThat(escapes.quoted("GET /a?b=c; \u00fcber")).isEqualTo("\"GET /a?b=c; \u00fcber\"");
    }
}
