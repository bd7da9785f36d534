package io.passeur.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Functions that quote, indent and concatenate values. */
final class LayoutFunctions {

    private LayoutFunctions() {}

    static void addTo(FunctionTable table) {
        table.add(
                "quote",
                0,
                TemplateFunction.ANY,
                args -> spaced(present(args).map(GoText::quoted).toList()));
        table.add(
                "squote",
                0,
                TemplateFunction.ANY,
                args -> spaced(present(args).map(text -> "'" + text + "'").toList()));
        table.add("cat", 0, TemplateFunction.ANY, args -> spaced(present(args).toList()));
        table.add("indent", 2, args -> indented(args.integer(0), args.text(1)));
        table.add("nindent", 2, args -> "\n" + indented(args.integer(0), args.text(1)));
        table.add("toString", 1, args -> GoText.of(args.value(0)));
        table.add("toStrings", 1, args -> texts(args.value(0) instanceof List ? args.list(0) : args.from(0)));
        table.add("join", 2, args -> joined(args.text(0), args.value(1) instanceof List ? args.list(1) : args.from(1)));
        table.add("sortAlpha", 1, args -> sorted(args.value(0) instanceof List ? args.list(0) : args.from(0)));
    }

    private static Stream<String> present(FunctionArguments args) {
        return args.from(0).stream().filter(Objects::nonNull).map(GoText::of);
    }

    private static List<String> sorted(List<?> values) {
        List<String> sorted = new ArrayList<>(texts(values));
        sorted.sort(Utf8::compare);
        return sorted;
    }

    private static List<String> texts(List<?> values) {
        return values.stream().filter(Objects::nonNull).map(GoText::of).toList();
    }

    private static String joined(String separator, List<?> values) {
        BoundedText out = new BoundedText();
        String before = "";
        for (String text : texts(values)) {
            out.append(before).append(text);
            before = separator;
        }
        return out.toString();
    }

    private static String spaced(List<String> parts) {
        return joined(" ", parts);
    }

    private static String indented(long spaces, String text) {
        String pad = new BoundedText().repeat(" ", spaces).toString();
        return new BoundedText()
                .append(pad)
                .append(TextFunctions.replace(text, "\n", "\n" + pad))
                .toString();
    }
}
