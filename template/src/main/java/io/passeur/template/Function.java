package io.passeur.template;

import org.jspecify.annotations.Nullable;

/**
 * A function that templates can call.
 *
 * @param most {@link #ANY} if there is no limit
 */
record Function(int least, int most, Body body) {

    static final int ANY = Integer.MAX_VALUE;

    /** What it does. Stateless; throws {@link FailedCall} with the reason if it cannot. */
    @FunctionalInterface
    interface Body {
        @Nullable
        Object apply(Arguments arguments);
    }

    void requireCount(Arguments arguments) {
        int count = arguments.count();
        if (count < least || count > most) {
            String wanted = least == most ? "" + least : most == ANY ? "at least " + least : least + " to " + most;
            throw new FailedCall(
                    "wrong number of args for " + arguments.function() + ": want " + wanted + " got " + count);
        }
    }

    @Nullable
    Object apply(Arguments arguments) {
        return body.apply(arguments);
    }
}
