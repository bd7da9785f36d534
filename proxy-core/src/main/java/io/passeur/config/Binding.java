package io.passeur.config;

import io.passeur.spi.Origin;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run of the binder: collects problems and counts them. */
final class Binding {

    private final Function<String, @Nullable Origin> origins;
    private final Problems problems;
    private int failures;

    Binding(Function<String, @Nullable Origin> origins, Problems problems) {
        this.origins = origins;
        this.problems = problems;
    }

    void fail(String path, @Nullable String message) {
        failures++;
        problems.error(path, message == null ? "is not valid" : message, origins.apply(path));
    }

    int failures() {
        return failures;
    }
}
