package io.passeur.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    private static final List<String> NAMES = List.of("routers", "services", "middlewares", "url");

    @ParameterizedTest
    @CsvSource({"router,routers", "ROUTRES,routers", "serivces,services", "ulr,url", "midlewares,middlewares"})
    void findsWhatWasMeant(String written, String meant) {
        assertThat(Suggestions.closest(written, NAMES)).hasValue(meant);
        assertThat(Suggestions.hint(written, NAMES)).isEqualTo("; did you mean \"" + meant + "\"?");
    }

    @ParameterizedTest
    @CsvSource({"entryPoints", "''", "abc"})
    void isSilentIfNothingIsClose(String written) {
        assertThat(Suggestions.closest(written, NAMES)).isEmpty();
        assertThat(Suggestions.hint(written, NAMES)).isEmpty();
    }
}
