package io.passeur.otlp;

import io.passeur.spi.ConfigurationException;
import java.time.Duration;
import java.util.Map;

/** The time limit of one export, including retries. */
record ExportTimeout(Duration duration) {

    private static final String PREFIX = "OTEL_EXPORTER_OTLP_";
    private static final Duration USUAL = Duration.ofSeconds(10);

    /** @param signal the name in OpenTelemetry's variables */
    static ExportTimeout of(Map<String, String> environment, String signal) {
        for (String variable : new String[] {PREFIX + signal + "_TIMEOUT", PREFIX + "TIMEOUT"}) {
            String value = environment.getOrDefault(variable, "").strip();
            if (!value.isEmpty()) {
                return new ExportTimeout(parse(variable, value));
            }
        }
        return new ExportTimeout(USUAL);
    }

    private static Duration parse(String variable, String value) {
        if (!value.matches("[1-9]\\d{0,8}")) {
            throw new ConfigurationException(variable + ": \"" + value + "\" is not a number of milliseconds above 0");
        }
        return Duration.ofMillis(Long.parseLong(value));
    }
}
