package io.passeur.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HeaderSyntaxTest {

    @ParameterizedTest
    @ValueSource(strings = {"X-Foo", "x_foo", "a", "!#$%&'*+-.^_`|~09azAZ"})
    void keepsNamesThatAreTokens(String name) {
        assertThat(HeaderSyntax.name(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X Foo", "X-Foo:", "X-F\u00f6\u00f6", "X\r\nY", "X\u0000", "(x)", "a/b", "\u20ac"})
    void refusesOtherNames(String name) {
        assertThatThrownBy(() -> HeaderSyntax.name(name))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("header name \"")
                .message()
                .doesNotContain("\r", "\n");
    }

    @Test
    void makesOneLineOfManyAndBytesOfUtf8() {
        assertThat(HeaderSyntax.value("X", " a\r\nb\nc\td\r\n")).isEqualTo("a b c d");
        assertThat(HeaderSyntax.value("X", "\u00fc\u20ac")).isEqualTo("\u00c3\u00bc\u00e2\u0082\u00ac");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\u007fb"})
    void refusesValuesWithControlCharacters(String value) {
        assertThatThrownBy(() -> HeaderSyntax.value("X-Foo", value))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("of header X-Foo")
                .hasMessageContaining("\\u00");
    }

    @ParameterizedTest
    @CsvSource({"x-frame-OPTIONS,X-Frame-Options", "ETAG,Etag", "x_foo-b,X_foo-B", "-a,-A", "X-3d,X-3d"})
    void writesNamesInCanonicalForm(String name, String canonical) {
        assertThat(HeaderSyntax.canonical(name)).isEqualTo(canonical);
    }
}
