package io.passeur.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Functions on maps. As in sprig, {@code set}, {@code unset} and the merges change their first argument, but only if the
 * template has made it: data from outside stays as it is. Keys are sorted, unlike Go's.
 */
final class MapFunctions {

    private MapFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("dict", 0, TemplateFunction.ANY, MapFunctions::dict);
        table.add(
                "get",
                2,
                args -> args.map(0).containsKey(args.text(1)) ? args.map(0).get(args.text(1)) : "");
        table.add("set", 3, MapFunctions::set);
        table.add("unset", 2, MapFunctions::unset);
        table.add("deepCopy", 1, args -> copied(args.value(0), 0));
        table.add("hasKey", 2, args -> args.map(0).containsKey(args.text(1)));
        table.add("keys", 0, TemplateFunction.ANY, MapFunctions::keys);
        table.add("values", 1, args -> values(args.map(0)));
        table.add("pick", 1, TemplateFunction.ANY, args -> picked(args, true));
        table.add("omit", 1, TemplateFunction.ANY, args -> picked(args, false));
        table.add("merge", 1, TemplateFunction.ANY, args -> merged(args, false));
        table.add("mergeOverwrite", 1, TemplateFunction.ANY, args -> merged(args, true));
        table.alias("mustMerge", "merge")
                .alias("mustMergeOverwrite", "mergeOverwrite")
                .alias("mustDeepCopy", "deepCopy");
        table.add("pluck", 1, TemplateFunction.ANY, MapFunctions::plucked);
        table.add("dig", 3, TemplateFunction.ANY, MapFunctions::dug);
    }

    private static Dict dict(FunctionArguments args) {
        Dict dict = new Dict();
        for (int i = 0; i < args.count(); i += 2) {
            dict.put(GoText.of(args.value(i)), i + 1 < args.count() ? args.value(i + 1) : "");
        }
        return dict;
    }

    private static Dict set(FunctionArguments args) {
        Dict dict = args.dict(0);
        dict.put(args.text(1), args.value(2));
        TemplateValues.bounded(dict.size());
        return dict;
    }

    private static Dict unset(FunctionArguments args) {
        Dict dict = args.dict(0);
        dict.remove(args.text(1));
        return dict;
    }

    private static @Nullable Object copied(@Nullable Object value, int depth) {
        if (depth > TemplateLimits.DEPTH) {
            throw new FunctionFailure("value is nested more than " + TemplateLimits.DEPTH + " deep");
        }
        if (value instanceof Map<?, ?> map) {
            Dict copy = new Dict();
            map.forEach((key, element) -> copy.put(String.valueOf(key), copied(element, depth + 1)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(copied(element, depth + 1)));
            return copy;
        }
        return value;
    }

    private static List<Object> keys(FunctionArguments args) {
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < args.count(); i++) {
            TemplateValues.sorted(args.map(i)).forEach(entry -> keys.add(entry.getKey()));
        }
        return keys;
    }

    private static List<@Nullable Object> values(Map<?, ?> map) {
        List<@Nullable Object> values = new ArrayList<>();
        TemplateValues.sorted(map).forEach(entry -> values.add(entry.getValue()));
        return values;
    }

    private static Dict picked(FunctionArguments args, boolean named) {
        Dict dict = new Dict(args.map(0));
        List<@Nullable Object> names = args.from(1);
        dict.keySet().removeIf(key -> names.contains(key) != named);
        return dict;
    }

    private static Dict merged(FunctionArguments args, boolean overwrite) {
        DictMerge merge = new DictMerge(args.map(0), overwrite);
        for (int i = 1; i < args.count(); i++) {
            merge.add(args.map(i));
        }
        return merge.merged();
    }

    private static List<@Nullable Object> plucked(FunctionArguments args) {
        List<@Nullable Object> found = new ArrayList<>();
        for (int i = 1; i < args.count(); i++) {
            if (args.map(i).containsKey(args.text(0))) {
                found.add(args.map(i).get(args.text(0)));
            }
        }
        return found;
    }

    /** Takes the keys, the default for a missing key, and the map. */
    private static @Nullable Object dug(FunctionArguments args) {
        Object current = args.map(args.count() - 1);
        for (int i = 0; i < args.count() - 2; i++) {
            if (!(current instanceof Map<?, ?> map) || !map.containsKey(args.text(i))) {
                return args.value(args.count() - 2);
            }
            current = map.get(args.text(i));
        }
        return current;
    }
}
