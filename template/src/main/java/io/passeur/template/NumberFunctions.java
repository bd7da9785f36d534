package io.passeur.template;

import java.util.function.LongBinaryOperator;

/** Arithmetic on integers, and rounding. */
final class NumberFunctions {

    private NumberFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("int", 1, args -> args.looseInteger(0));
        table.add("int64", 1, args -> args.looseInteger(0));
        table.add("float64", 1, args -> args.looseFloat(0));
        table.add("atoi", 1, args -> NumberConversions.decimal(args.text(0)));
        table.add("add", 0, TemplateFunction.ANY, args -> reduced(args, Long::sum));
        table.add("add1", 1, args -> args.looseInteger(0) + 1);
        table.add("sub", 2, args -> args.looseInteger(0) - args.looseInteger(1));
        table.add("mul", 1, TemplateFunction.ANY, args -> reduced(args, (a, b) -> a * b));
        table.add("div", 2, args -> args.looseInteger(0) / divisor(args));
        table.add("mod", 2, args -> args.looseInteger(0) % divisor(args));
        table.add("max", 1, TemplateFunction.ANY, args -> reduced(args, Math::max));
        table.add("min", 1, TemplateFunction.ANY, args -> reduced(args, Math::min));
        table.alias("biggest", "max");
        table.add("toDecimal", 1, args -> fromOctal(GoText.of(args.value(0))));
        table.add("floor", 1, args -> Math.floor(args.looseFloat(0)));
        table.add("ceil", 1, args -> Math.ceil(args.looseFloat(0)));
        table.add("round", 2, 3, args -> rounded(args));
    }

    private static long reduced(FunctionArguments args, LongBinaryOperator operator) {
        return args.from(0).stream()
                .mapToLong(NumberConversions::integer)
                .reduce(operator)
                .orElse(0);
    }

    private static long fromOctal(String text) {
        try {
            return Long.parseLong(text, 8);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static long divisor(FunctionArguments args) {
        long divisor = args.looseInteger(1);
        if (divisor == 0) {
            throw new FunctionFailure("integer divide by zero");
        }
        return divisor;
    }

    /** @param args the number, the places, and optionally the fraction from which to round up, 0.5 by default */
    private static double rounded(FunctionArguments args) {
        double threshold = args.count() == 3 ? args.looseFloat(2) : 0.5;
        double factor = Math.pow(10, args.integer(1));
        double scaled = args.looseFloat(0) * factor;
        double fraction = scaled % 1;
        return (fraction >= threshold ? Math.ceil(scaled) : Math.floor(scaled)) / factor;
    }
}
