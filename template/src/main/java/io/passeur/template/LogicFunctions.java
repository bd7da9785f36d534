package io.passeur.template;

import org.jspecify.annotations.Nullable;

/** Truth. The interpreter itself stops {@code and} and {@code or} at the operand that decides. */
final class LogicFunctions {

    private LogicFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("not", 1, args -> !Values.truth(args.value(0)));
        table.add("and", 1, Function.ANY, args -> first(args, false));
        table.add("or", 1, Function.ANY, args -> first(args, true));
        table.add("all", 0, Function.ANY, args -> args.from(0).stream().allMatch(Values::truth));
        table.add("any", 0, Function.ANY, args -> args.from(0).stream().anyMatch(Values::truth));
    }

    private static @Nullable Object first(Arguments args, boolean truth) {
        for (Object value : args.from(0)) {
            if (Values.truth(value) == truth) {
                return value;
            }
        }
        return args.last();
    }
}
