package io.passeur.config;

import io.passeur.spi.Origin;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run of the binder: collects problems and counts them. */
final class BindingContext {

    private final Function<String, @Nullable Origin> origins;
    private final Function<String, @Nullable Object> discovered;
    private final Problems problems;
    private int failures;

    BindingContext(
            Function<String, @Nullable Origin> origins,
            Function<String, @Nullable Object> discovered,
            Problems problems) {
        this.origins = origins;
        this.discovered = discovered;
        this.problems = problems;
    }

    void fail(String path, @Nullable String message) {
        failures++;
        problems.error(path, message == null ? "is not valid" : message, origins.apply(path));
    }

    /** What a provider knows beside what was written; null if it says nothing about this setting. */
    @Nullable
    Object discovered(String path) {
        return discovered.apply(path);
    }

    int failures() {
        return failures;
    }

    /** What failed since then has been reported, and keeps nothing else from being bound. */
    void forgive(int before) {
        failures = before;
    }
}
