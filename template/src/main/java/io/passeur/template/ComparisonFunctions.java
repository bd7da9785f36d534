package io.passeur.template;

import org.jspecify.annotations.Nullable;

/** Go's comparisons, which accept only values of the same kind. */
final class ComparisonFunctions {

    private ComparisonFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("eq", 2, TemplateFunction.ANY, ComparisonFunctions::equalsAny);
        table.add("ne", 2, args -> !equal(args.value(0), args.value(1)));
        table.add("lt", 2, args -> order(args) < 0);
        table.add("le", 2, args -> order(args) <= 0);
        table.add("gt", 2, args -> order(args) > 0);
        table.add("ge", 2, args -> order(args) >= 0);
    }

    private static boolean equalsAny(FunctionArguments args) {
        boolean found = false;
        for (Object other : args.from(1)) {
            found |= equal(args.value(0), other);
        }
        return found;
    }

    private static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        requireBasic(a);
        requireBasic(b);
        requireSameKind(a, b);
        return a.equals(b) || a instanceof Double x && b instanceof Double y && x.doubleValue() == y.doubleValue();
    }

    private static int order(FunctionArguments args) {
        Object a = args.value(0);
        Object b = args.value(1);
        if (a == null || b == null || a instanceof Boolean || b instanceof Boolean) {
            throw new FunctionFailure("invalid type for comparison: " + TemplateValues.typeName(a) + " and "
                    + TemplateValues.typeName(b) + ", expected numbers or strings");
        }
        requireBasic(a);
        requireSameKind(a, b);
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        return a instanceof Double x && b instanceof Double y
                ? Double.compare(x, y)
                : Utf8.compare((String) a, (String) b);
    }

    private static void requireBasic(Object value) {
        if (!(value instanceof Boolean || value instanceof Number || value instanceof String)) {
            throw new FunctionFailure("non-comparable type " + TemplateValues.typeName(value));
        }
    }

    private static void requireSameKind(Object a, Object b) {
        if (!a.getClass().equals(b.getClass())) {
            throw new FunctionFailure("incompatible types for comparison: " + TemplateValues.typeName(a) + " and "
                    + TemplateValues.typeName(b));
        }
    }
}
