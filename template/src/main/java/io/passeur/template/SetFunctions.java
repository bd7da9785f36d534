package io.passeur.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions on lists as sets. */
final class SetFunctions {

    private SetFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("uniq", 1, args -> new Equality().distinct(args.list(0)));
        table.add("has", 2, args -> args.value(1) != null && new Equality().contains(args.list(1), args.value(0)));
        table.add("without", 1, TemplateFunction.ANY, args -> without(args.list(0), args.from(1)));
        table.add("compact", 1, args -> compacted(args.list(0)));
        table.alias("mustUniq", "uniq")
                .alias("mustHas", "has")
                .alias("mustWithout", "without")
                .alias("mustCompact", "compact");
        table.add("deepEqual", 2, args -> new Equality().contains(args.from(0).subList(0, 1), args.value(1)));
    }

    private static List<@Nullable Object> without(List<?> list, List<@Nullable Object> unwanted) {
        Equality equality = new Equality();
        List<@Nullable Object> kept = new ArrayList<>(list);
        kept.removeIf(value -> equality.contains(unwanted, value));
        return kept;
    }

    private static List<@Nullable Object> compacted(List<?> list) {
        List<@Nullable Object> kept = new ArrayList<>(list);
        kept.removeIf(value -> !TemplateValues.truth(value));
        return kept;
    }
}
