package io.passeur.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.passeur.spi.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of an access log that cannot be as it is written. */
class AccessLogValidationTest {

    @TempDir
    private Path folder;

    private LoadedConfiguration load(String flag) throws ConfigurationProblemsException {
        List<String> flags = List.of("--entrypoints.web.address=:1234", flag);
        return new StaticConfigurationLoader(folder).load(flags, Map.of(), folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --accesslog.filters.statuscodes=4xx             | "4xx" is neither a status code nor a range (expected: "404" or "500-599")
            --accesslog.filters.statuscodes=200,599-500     | "599-500" ends before it begins
            --accesslog.filters.minduration=-1s             | is negative (expected: 0 or more)
            --accesslog.bufferingsize=-1                    | -1 is negative (expected: 0 or more)
            --accesslog.rotation.maxsize=-1                 | -1 is negative (expected: 0 or more)
            --accesslog.rotation.interval=-1h               | is negative (expected: 0 or more)
            --accesslog.fields.defaultmode=redact           | "redact" is not one of keep, drop
            --accesslog.fields.headers.names.cookie=redcat  | "redcat" is not one of keep, drop, redact
            --accesslog.otlp=true                           | not supported yet
            --accesslog.dualoutput=true                     | not supported yet
            """)
    void refuses(String flag, String message) {
        ConfigurationProblemsException refused =
                catchThrowableOfType(ConfigurationProblemsException.class, () -> load(flag));
        assertThat(refused.problems())
                .filteredOn(problem ->
                        problem.path().toLowerCase(java.util.Locale.ROOT).equals(flag.substring(2, flag.indexOf('='))))
                .extracting(Problem::message)
                .containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --accesslog.format=jsno                   | "jsno" is not a format; common is used; did you mean "json"? (expected: common, genericCLF or json)
            --accesslog.fields.names.ClientUser=drop  | is not a field of the access log
            --accesslog.fields.names.ClientHots=drop  | is not a field of the access log; did you mean "ClientHost"?
            --accesslog.rotation.maxsize=1            | has no effect on standard output; set accessLog.filePath
            """)
    void warns(String flag, String message) throws Exception {
        assertThat(load(flag).warnings())
                .extracting(Problem::message)
                .anySatisfy(said -> assertThat(said).startsWith(message));
    }
}
