package io.passeur.template;

import org.jspecify.annotations.Nullable;

/**
 * A function that templates can call.
 *
 * @param most {@link #ANY} if there is no limit
 */
record TemplateFunction(int least, int most, Body body) {

    static final int ANY = Integer.MAX_VALUE;

    /** The implementation. It is stateless and throws {@link FunctionFailure} with the reason if it fails. */
    @FunctionalInterface
    interface Body {
        @Nullable
        Object apply(FunctionArguments arguments);
    }

    void requireCount(FunctionArguments arguments) {
        int count = arguments.count();
        if (count < least || count > most) {
            String wanted = least == most ? "" + least : most == ANY ? "at least " + least : least + " to " + most;
            throw new FunctionFailure(
                    "wrong number of args for " + arguments.function() + ": want " + wanted + " got " + count);
        }
    }

    @Nullable
    Object apply(FunctionArguments arguments) {
        return body.apply(arguments);
    }
}
