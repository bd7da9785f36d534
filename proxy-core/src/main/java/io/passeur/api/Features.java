package io.passeur.api;

import io.passeur.config.StaticConfiguration;
import java.util.List;
import java.util.Map;

/**
 * The observability features that are switched on.
 *
 * @param tracing Traefik's name of what gets the traces; empty for nothing
 * @param metrics the same for metrics
 */
record Features(String tracing, String metrics, boolean accessLog) {

    /** What gets metrics, in the order in which one is named. */
    private static final List<String> METRICS = List.of("prometheus", "otlp");

    private static final Map<String, String> NAMES = Map.of("prometheus", "Prometheus", "otlp", "OTLP");

    /** Whatever the configuration can hold is served, so what it holds is switched on. */
    static Features of(StaticConfiguration configuration) {
        Map<String, Object> sections = RecordJson.of(configuration).members();
        return new Features(
                sections.containsKey("tracing") ? "OTLP" : "",
                sections.get("metrics") instanceof JsonObject metrics ? sink(metrics) : "",
                sections.containsKey("accessLog"));
    }

    private static String sink(JsonObject metrics) {
        return METRICS.stream()
                .filter(metrics.members()::containsKey)
                .findFirst()
                .map(name -> NAMES.getOrDefault(name, name))
                .orElse("");
    }

    JsonObject json() {
        return new JsonObject()
                .always("tracing", tracing)
                .always("metrics", metrics)
                .always("accessLog", accessLog);
    }
}
