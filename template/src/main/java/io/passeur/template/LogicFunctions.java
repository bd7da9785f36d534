package io.passeur.template;

import org.jspecify.annotations.Nullable;

/** Logic. The interpreter itself ends {@code and} and {@code or} at the operand that decides the result. */
final class LogicFunctions {

    private LogicFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("not", 1, args -> !TemplateValues.truth(args.value(0)));
        table.add("and", 1, TemplateFunction.ANY, args -> first(args, false));
        table.add("or", 1, TemplateFunction.ANY, args -> first(args, true));
        table.add("all", 0, TemplateFunction.ANY, args -> args.from(0).stream().allMatch(TemplateValues::truth));
        table.add("any", 0, TemplateFunction.ANY, args -> args.from(0).stream().anyMatch(TemplateValues::truth));
    }

    private static @Nullable Object first(FunctionArguments args, boolean truth) {
        for (Object value : args.from(0)) {
            if (TemplateValues.truth(value) == truth) {
                return value;
            }
        }
        return args.last();
    }
}
