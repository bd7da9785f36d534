package io.passeur.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions on lists. They return new lists and never change their arguments. */
final class ListFunctions {

    /** Sprig has a second name for these, under which they report what the first name hides. Here both report it. */
    private static final List<String> MAY_FAIL =
            List.of("first", "last", "rest", "initial", "append", "push", "prepend", "reverse", "chunk");

    private ListFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("list", 0, TemplateFunction.ANY, args -> new ArrayList<>(args.from(0)));
        table.add("tuple", 0, TemplateFunction.ANY, args -> new ArrayList<>(args.from(0)));
        table.add(
                "first", 1, args -> args.list(0).isEmpty() ? null : args.list(0).get(0));
        table.add("last", 1, args -> last(args.list(0)));
        table.add("rest", 1, args -> part(args.list(0), 1, 0));
        table.add("initial", 1, args -> part(args.list(0), 0, 1));
        table.add("append", 2, args -> concatenated(args.list(0), args.from(1)));
        table.add("push", 2, args -> concatenated(args.list(0), args.from(1)));
        table.add("prepend", 2, args -> concatenated(args.from(1), args.list(0)));
        table.add("concat", 0, TemplateFunction.ANY, ListFunctions::concat);
        table.add("reverse", 1, args -> reversed(args.list(0)));
        table.add("chunk", 2, args -> chunks(args.integer(0), args.list(1)));
        for (String name : MAY_FAIL) {
            table.alias("must" + Character.toUpperCase(name.charAt(0)) + name.substring(1), name);
        }
        table.add("until", 1, args -> range(0, args.integer(0), args.integer(0) < 0 ? -1 : 1));
        table.add("untilStep", 3, args -> range(args.integer(0), args.integer(1), args.integer(2)));
        table.add("seq", 0, 3, ListFunctions::sequence);
    }

    private static @Nullable Object last(List<?> list) {
        return list.isEmpty() ? null : list.get(list.size() - 1);
    }

    /** Returns nil for an empty list, as sprig does. */
    private static @Nullable List<@Nullable Object> part(List<?> list, int fromStart, int fromEnd) {
        return list.isEmpty() ? null : new ArrayList<>(list.subList(fromStart, list.size() - fromEnd));
    }

    private static List<@Nullable Object> concatenated(List<?> first, List<?> second) {
        TemplateValues.bounded((long) first.size() + second.size());
        List<@Nullable Object> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static List<@Nullable Object> concat(FunctionArguments args) {
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = 0; i < args.count(); i++) {
            all = concatenated(all, args.list(i));
        }
        return all;
    }

    private static List<List<@Nullable Object>> chunks(long size, List<?> list) {
        if (size <= 0) {
            throw new FunctionFailure("chunks of " + size + " elements (expected: 1 or more)");
        }
        List<List<@Nullable Object>> chunks = new ArrayList<>();
        for (long from = 0; from < list.size(); from += size) {
            chunks.add(new ArrayList<>(list.subList((int) from, (int) Math.min(from + size, list.size()))));
        }
        return chunks;
    }

    private static List<@Nullable Object> reversed(List<?> list) {
        List<@Nullable Object> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    /** Numbers from the first, inclusive, to the last, exclusive; empty if the step has the wrong sign. */
    private static List<Long> range(long from, long to, long step) {
        List<Long> numbers = new ArrayList<>();
        if (step == 0 || step > 0 != to > from) {
            return numbers;
        }
        for (long i = from; step > 0 ? i < to : i > to; i += step) {
            numbers.add(i);
            TemplateValues.bounded(numbers.size());
        }
        return numbers;
    }

    /** Works like the command of that name: end; start, end; start, step, end. Returns a string; the end is inclusive. */
    private static String sequence(FunctionArguments args) {
        if (args.count() == 0) {
            return "";
        }
        long end = args.integer(args.count() - 1);
        long start = args.count() == 1 ? 1 : args.integer(0);
        long step = args.count() == 3 ? args.integer(1) : end < start ? -1 : 1;
        if (step == 0 || args.count() == 3 && step > 0 != end > start) {
            return "";
        }
        List<@Nullable Object> numbers = new ArrayList<>(range(start, end + Long.signum(step), step));
        return GoText.spaced(numbers);
    }
}
