package io.passeur.config;

import com.moandjiezana.toml.Toml;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads TOML: 0.4 with toml4j, and TOML 1.0, which toml4j refuses or loses, with Jackson. */
final class TomlReader {

    private TomlReader() {}

    static ParsedDocument read(String name, String text) {
        Map<String, Integer> lines = TomlLines.scan(text);
        Map<String, Object> tree = quick(text);
        if (tree != null && holdsAll(tree, lines)) {
            return new ParsedDocument(name, tree, lines, List.of());
        }
        return thorough(name, text, lines);
    }

    private static @Nullable Map<String, Object> quick(String text) {
        try {
            return withPlainKeys(new Toml().read(text).toMap());
        } catch (RuntimeException e) {
            // Not final: toml4j does not know dotted keys, which are valid TOML. Jackson's message is the one to show.
            return null;
        }
    }

    private static ParsedDocument thorough(String name, String text, Map<String, Integer> lines) {
        try {
            Map<?, ?> tree = new TomlMapper().readValue(text, Map.class);
            return new ParsedDocument(name, Trees.freezeMap(tree), lines, List.of());
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            return ParsedDocument.unreadable(name, message(e), Math.max(0, line));
        }
    }

    private static String message(JacksonException e) {
        int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
        String reason = String.valueOf(e.getOriginalMessage());
        // The parser says this of values without quotes, the most frequent mistake.
        String expected = reason.startsWith("Unknown token")
                ? " (expected: text in quotes, a number, true, false, a list in brackets or a table in braces)"
                : "";
        return "is not valid TOML" + (column > 0 ? " at column " + column : "") + ": " + reason + expected;
    }

    /** toml4j silently drops a key without a value. */
    private static boolean holdsAll(Map<String, Object> tree, Map<String, Integer> lines) {
        Set<String> paths = new HashSet<>();
        collect(tree, "", paths);
        return paths.containsAll(lines.keySet());
    }

    private static void collect(Object node, String path, Set<String> paths) {
        if (!path.isEmpty()) {
            paths.add(Trees.lower(path));
        }
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> collect(value, Paths.child(path, String.valueOf(key)), paths));
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), Paths.element(path, i), paths);
            }
        }
    }

    /** toml4j keeps the quotes around keys. */
    private static Map<String, Object> withPlainKeys(Map<?, ?> map) {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) -> plain.put(unquoted(String.valueOf(key)), plainValue(value)));
        return Trees.freezeMap(plain);
    }

    private static Object plainValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            return withPlainKeys(map);
        }
        return value instanceof List<?> list
                ? list.stream().map(TomlReader::plainValue).toList()
                : value;
    }

    private static String unquoted(String key) {
        boolean quoted = key.length() > 1 && key.startsWith("\"") && key.endsWith("\"");
        return quoted ? key.substring(1, key.length() - 1) : key;
    }
}
