package io.passeur.template;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the steps of a rendering and fails it when it takes too many. */
final class StepBudget {

    private static final int PER_STEP = 64;

    private int left = TemplateLimits.STEPS;

    void one() {
        spend(1);
    }

    /** Counts a value that a function has returned. */
    void made(@Nullable Object value) {
        if (value instanceof String text) {
            spend(text.length() / PER_STEP);
        } else if (value instanceof Collection<?> list) {
            spend(list.size() / PER_STEP);
        } else if (value instanceof Map<?, ?> map) {
            spend(map.size() / PER_STEP);
        }
    }

    private void spend(int steps) {
        left -= steps;
        if (left < 0) {
            throw new FunctionFailure("template does more than " + TemplateLimits.STEPS + " steps");
        }
    }
}
