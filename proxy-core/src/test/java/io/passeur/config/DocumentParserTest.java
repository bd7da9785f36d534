package io.passeur.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spi.ConfigurationDocument;
import io.passeur.spi.ConfigurationDocument.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents that would exhaust the stack of whoever walks them. */
class DocumentParserTest {

    private static ParsedDocument parse(Format format, String text) {
        return DocumentParser.parse(new ConfigurationDocument("d", format, text));
    }

    @ParameterizedTest
    @CsvSource({"101", "1000", "200000"})
    void aDocumentThatIsNestedTooDeeplyIsRefused(int depth) {
        String closed = "x = " + "[".repeat(depth) + "]".repeat(depth);
        for (String text : new String[] {closed, "x = " + "[".repeat(depth)}) {
            ParsedDocument parsed = parse(Format.TOML, text);
            assertThat(parsed.tree()).isEmpty();
            assertThat(parsed.problems()).hasSize(1);
        }
    }

    @Test
    void theMessageNamesTheLimit() {
        assertThat(parse(Format.TOML, "x = " + "[".repeat(200) + "]".repeat(200))
                        .problems())
                .singleElement()
                .asString()
                .isEqualTo("d: is nested more than 100 levels deep, the limit");
    }

    @Test
    void whatStaysBelowIsRead() {
        assertThat(parse(Format.TOML, "x = " + "[".repeat(90) + "]".repeat(90)).tree())
                .containsOnlyKeys("x");
    }
}
