package io.passeur.toolkit.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Responses;
import io.passeur.testing.MiddlewareHarness;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceCriterionTest {

    private static final String FORWARDED = "X-Forwarded-For: 1.1.1.1, 2001:db8:1:2:3:4:5:6 ,10.0.0.1,10.0.0.2";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # depth | excluded           | subnet | source
                    0       |                    |        | 127.0.0.1
                    1       |                    |        | 10.0.0.2
                    2       |                    |        | 10.0.0.1
                    3       |                    |        | 2001:db8:1:2:3:4:5:6
                    4       |                    |        | 1.1.1.1
                    5       |                    |        | ''
                    3       |                    | 64     | 2001:db8:1:2:0:0:0:0
                    3       |                    | 61     | 2001:db8:1:0:0:0:0:0
                    1       |                    | 64     | 10.0.0.2
                    0       | 10.0.0.0/8         |        | 2001:db8:1:2:3:4:5:6
                    0       | 10.0.0.0/8         | 64     | 2001:db8:1:2:3:4:5:6
                    0       | 10.0.0.2           |        | 10.0.0.1
                    0       | 10.0.0.0/8,::/0    |        | 1.1.1.1
                    0       | 0.0.0.0/0,::/0     |        | ''
                    2       | 10.0.0.0/8         |        | 10.0.0.1
                    -1      |                    |        | 127.0.0.1
                    """)
    void takesTheAddressThatTheStrategySays(int depth, String excluded, Integer subnet, String expected) {
        List<String> ranges = excluded == null ? List.of() : List.of(excluded.split(","));
        var criterion = new SourceCriterion(new IpStrategy(depth, ranges, subnet), "", false);

        assertThat(source(criterion, FORWARDED)).isEqualTo("<" + expected + ">");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # header lines                                    | source at depth 1
                    X-Other: 1                                        | ''
                    X-Forwarded-For:                                  | ''
                    X-Forwarded-For: 1.1.1.1,                         | ''
                    X-Forwarded-For: nonsense                         | nonsense
                    X-Forwarded-For: 1.1.1.1\\nX-Forwarded-For: 2.2.2.2 | 1.1.1.1
                    """)
    void readsTheFirstLineOfTheHeaderOnly(String lines, String expected) {
        var criterion = new SourceCriterion(new IpStrategy(1, List.of(), null), "", false);

        assertThat(source(criterion, lines.replace("\\n", "\n"))).isEqualTo("<" + expected + ">");
    }

    @Test
    void skipsEmptyEntriesAndTakesWhatIsNoAddressWhenRangesAreExcluded() {
        var criterion = new SourceCriterion(new IpStrategy(0, List.of("10.0.0.0/8"), null), "", false);

        assertThat(source(criterion, "X-Forwarded-For: nobody, ,10.0.0.1,,")).isEqualTo("<nobody>");
        assertThat(source(criterion, "X-Forwarded-For: ")).isEqualTo("<>");
    }

    @Test
    void takesAHeaderOrTheHostAsWritten() {
        assertThat(source(new SourceCriterion(null, "x-key", false), "X-Key: abc"))
                .isEqualTo("<abc>");
        assertThat(source(new SourceCriterion(null, "x-key", false), "X-No: abc"))
                .isEqualTo("<>");
        assertThat(source(new SourceCriterion(null, "", true), "Host: Example.org:81"))
                .isEqualTo("<Example.org:81>");
        assertThat(source(SourceCriterion.PEER, "X-Forwarded-For: 9.9.9.9")).isEqualTo("<127.0.0.1>");
    }

    @Test
    void refusesTwoCriteriaAtOnce() {
        assertThatThrownBy(() -> new SourceCriterion(IpStrategy.PEER, "x", false))
                .hasMessage("iPStrategy and RequestHeaderName are mutually exclusive");
        assertThatThrownBy(() -> new SourceCriterion(IpStrategy.PEER, "", true))
                .hasMessage("iPStrategy and RequestHost are mutually exclusive");
        assertThatThrownBy(() -> new SourceCriterion(null, "x", true))
                .hasMessage("requestHost and RequestHeaderName are mutually exclusive");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "129"})
    void refusesASubnetThatIsNone(int bits) {
        assertThatThrownBy(() -> new IpStrategy(0, List.of(), bits))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("invalid IPv6 subnet " + bits + " value, should be greater to 0 and lower or equal to 128");
    }

    @Test
    void refusesExcludedAddressesThatAreNone() {
        assertThatThrownBy(() -> new IpStrategy(0, List.of("10.0.0.0/8", "local"), null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"local\"");
    }

    private static String source(SourceCriterion criterion, String headerLines) {
        try (MiddlewareHarness harness =
                MiddlewareHarness.of(new SourceFactory(), criterion).start()) {
            return harness.get("/", headerLines.split("\n")).text();
        }
    }

    /** Answers with the source of the request. */
    private static final class SourceFactory implements MiddlewareFactory<SourceCriterion> {

        @Override
        public String type() {
            return "source";
        }

        @Override
        public Class<SourceCriterion> configType() {
            return SourceCriterion.class;
        }

        @Override
        public Middleware create(SourceCriterion criterion, MiddlewareContext context) {
            var source = criterion.source();
            return next -> (request, response, callback) -> {
                Responses.send(response, callback, 200, "<" + source.apply(request) + ">");
                return true;
            };
        }
    }
}
