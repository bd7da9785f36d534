package io.passeur.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/** Arithmetic on numbers with a point. It is decimal, so that 0.1 and 0.2 make 0.3. */
final class DecimalFunctions {

    private DecimalFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("add1f", 1, args -> reduced(List.of(args.looseFloat(0), 1L), BigDecimal::add));
        table.add("addf", 0, TemplateFunction.ANY, args -> reduced(args.from(0), BigDecimal::add));
        table.add("subf", 1, TemplateFunction.ANY, args -> reduced(args.from(0), BigDecimal::subtract));
        table.add("mulf", 1, TemplateFunction.ANY, args -> reduced(args.from(0), BigDecimal::multiply));
        table.add("divf", 1, TemplateFunction.ANY, args -> reduced(args.from(0), DecimalFunctions::divided));
        table.add("maxf", 1, TemplateFunction.ANY, args -> chosen(args.from(0), Math::max));
        table.add("minf", 1, TemplateFunction.ANY, args -> chosen(args.from(0), Math::min));
    }

    private static double reduced(List<? extends @Nullable Object> values, BinaryOperator<BigDecimal> operator) {
        return values.stream()
                .map(DecimalFunctions::decimal)
                .reduce((a, b) -> operator.apply(a, b).round(MathContext.DECIMAL128))
                .orElse(BigDecimal.ZERO)
                .doubleValue();
    }

    private static BigDecimal decimal(@Nullable Object value) {
        double number = NumberConversions.floating(value);
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new FunctionFailure(GoNumbers.shortest(number) + " is not a decimal number");
        }
        return BigDecimal.valueOf(number);
    }

    private static BigDecimal divided(BigDecimal dividend, BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw new FunctionFailure("decimal division by 0");
        }
        return dividend.divide(divisor, MathContext.DECIMAL128);
    }

    private static double chosen(List<@Nullable Object> values, DoubleBinaryOperator choice) {
        return values.stream()
                .mapToDouble(NumberConversions::floating)
                .reduce(choice)
                .orElse(0);
    }
}
