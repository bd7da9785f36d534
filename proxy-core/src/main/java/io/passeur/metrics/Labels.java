package io.passeur.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The labels of one series, as the exposition formats write them, by name: {@code code="200",entrypoint="web"}. */
final class Labels {

    private Labels() {}

    /** @param pairs alternating names and values */
    static String of(List<String> pairs) {
        int count = pairs.size() / 2;
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i * 2);
        Arrays.sort(order, Comparator.comparing(pairs::get));
        StringBuilder text = new StringBuilder(count * 24);
        for (int i : order) {
            if (text.length() > 0) {
                text.append(',');
            }
            text.append(pairs.get(i)).append("=\"");
            escape(pairs.get(i + 1), text);
            text.append('"');
        }
        return text.toString();
    }

    private static void escape(String value, StringBuilder text) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '"' -> text.append("\\\"");
                case '\n' -> text.append("\\n");
                default -> text.append(c);
            }
        }
    }
}
