package io.passeur.template;

import org.jspecify.annotations.Nullable;

/** Functions that choose between values, and {@code fail}. */
final class DefaultFunctions {

    private DefaultFunctions() {}

    static void addTo(FunctionTable table) {
        table.add(
                "default",
                1,
                2,
                args -> args.count() == 2 && TemplateValues.truth(args.value(1)) ? args.value(1) : args.value(0));
        table.add("empty", 1, args -> !TemplateValues.truth(args.value(0)));
        table.add("all", 0, TemplateFunction.ANY, args -> args.from(0).stream().allMatch(TemplateValues::truth));
        table.add("any", 0, TemplateFunction.ANY, args -> args.from(0).stream().anyMatch(TemplateValues::truth));
        table.add("coalesce", 0, TemplateFunction.ANY, DefaultFunctions::coalesce);
        table.add("ternary", 3, args -> args.flag(2) ? args.value(0) : args.value(1));
        table.add("fail", 1, args -> {
            throw new FunctionFailure(args.text(0));
        });
        table.add("required", 2, args -> required(args.text(0), args.value(1)));
    }

    private static @Nullable Object coalesce(FunctionArguments args) {
        for (Object value : args.from(0)) {
            if (TemplateValues.truth(value)) {
                return value;
            }
        }
        return null;
    }

    private static Object required(String message, @Nullable Object value) {
        if (value == null || value.equals("")) {
            throw new FunctionFailure(message);
        }
        return value;
    }
}
