package io.passeur.template;

import org.jspecify.annotations.Nullable;

/** Choices between values, and giving up. */
final class DefaultFunctions {

    private DefaultFunctions() {}

    static void addTo(FunctionTable table) {
        table.add(
                "default",
                1,
                2,
                args -> args.count() == 2 && Values.truth(args.value(1)) ? args.value(1) : args.value(0));
        table.add("empty", 1, args -> !Values.truth(args.value(0)));
        table.add("coalesce", 0, Function.ANY, DefaultFunctions::coalesce);
        table.add("ternary", 3, args -> args.flag(2) ? args.value(0) : args.value(1));
        table.add("fail", 1, args -> {
            throw new FailedCall(args.text(0));
        });
        table.add("required", 2, args -> required(args.text(0), args.value(1)));
    }

    private static @Nullable Object coalesce(Arguments args) {
        for (Object value : args.from(0)) {
            if (Values.truth(value)) {
                return value;
            }
        }
        return null;
    }

    private static Object required(String message, @Nullable Object value) {
        if (value == null || value.equals("")) {
            throw new FailedCall(message);
        }
        return value;
    }
}
