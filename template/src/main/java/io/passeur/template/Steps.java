package io.passeur.template;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what one rendering does, and ends it when that is too much. */
final class Steps {

    private static final int PER_STEP = 64;

    private int left = Bounds.STEPS;

    void one() {
        spend(1);
    }

    /** A function made this value. */
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
            throw new FailedCall("template does more than " + Bounds.STEPS + " steps");
        }
    }
}
