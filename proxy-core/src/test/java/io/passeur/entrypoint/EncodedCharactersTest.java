package io.passeur.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.config.EntryPointConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedCharactersTest {

    private static final EncodedCharacters NONE = EncodedCharacters.of(
            new EntryPointConfiguration.EncodedCharacters(false, false, false, false, false, false, false));
    private static final EncodedCharacters ALL = EncodedCharacters.of(
            new EntryPointConfiguration.EncodedCharacters(true, true, true, true, true, true, true));

    @ParameterizedTest
    @CsvSource({
        "/a%2Fb, allowEncodedSlash",
        "/a%5Cb, allowEncodedBackSlash",
        "/a%00, allowEncodedNullCharacter",
        "/%3Ba, allowEncodedSemicolon",
        "/a%25, allowEncodedPercent",
        "/a%3F, allowEncodedQuestionMark",
        "/a%23b, allowEncodedHash",
        "/%20%C3%A9%23, allowEncodedHash",
    })
    void denies(String path, String option) {
        assertThat(NONE.allows(path)).isFalse();
        assertThat(NONE.denial(path)).contains("http.encodedCharacters." + option);
        assertThat(ALL.allows(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/", "/a/b", "/a%20b", "/%C3%A9", "/%7B2F", "/a;b"})
    void allows(String path) {
        assertThat(NONE.allows(path)).isTrue();
    }

    @Test
    void deniesOnlyWhatIsTold() {
        EncodedCharacters onlyPercent = EncodedCharacters.of(
                new EntryPointConfiguration.EncodedCharacters(true, true, true, true, false, true, true));
        assertThat(onlyPercent.allows("/a%2Fb")).isTrue();
        assertThat(onlyPercent.allows("/a%252Fb")).isFalse();
    }
}
