package io.passeur.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the lines of keys in a TOML document. It trusts the document: where it meets something unexpected, it goes on
 * with the next line, because the real parsers validate.
 */
final class TomlLines {

    private final TomlText text;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, Integer> lastIndex = new HashMap<>();
    private String table = "";

    private TomlLines(String document) {
        text = new TomlText(document);
    }

    /** Lines by the key's path in lower case. */
    static Map<String, Integer> scan(String document) {
        TomlLines scanner = new TomlLines(document);
        while (scanner.text.skipBlank()) {
            scanner.statement();
        }
        return scanner.lines;
    }

    private void statement() {
        if (text.accept("[[")) {
            arrayHeader();
        } else if (text.accept("[")) {
            table = note("", text.key());
        } else {
            assignment(table);
        }
        text.skipLine();
    }

    private void arrayHeader() {
        String path = note("", text.key());
        int index = lastIndex.merge(path, 0, (old, zero) -> old + 1);
        table = Paths.element(path, index);
        lines.putIfAbsent(table, text.line());
    }

    private boolean assignment(String parent) {
        List<String> key = text.key();
        if (key.isEmpty()) {
            return false;
        }
        String path = note(parent, key);
        text.skipSpaces();
        if (text.accept("=")) {
            text.skipSpaces();
            value(path);
        }
        return true;
    }

    /** Records every step of a key, and descends into the newest element of arrays of tables. */
    private String note(String parent, List<String> key) {
        String path = parent;
        for (int i = 0; i < key.size(); i++) {
            path = Paths.child(path, Trees.lower(key.get(i)));
            lines.putIfAbsent(path, text.line());
            Integer index = i < key.size() - 1 ? lastIndex.get(path) : null;
            path = index == null ? path : Paths.element(path, index);
        }
        return path;
    }

    private void value(String path) {
        if (text.accept("[")) {
            array(path);
        } else if (text.accept("{")) {
            inlineTable(path);
        } else {
            text.skipScalar();
        }
    }

    private void array(String path) {
        List<Integer> elements = new ArrayList<>();
        while (text.skipBlank() && !text.accept("]")) {
            if (text.accept(",")) {
                continue;
            }
            String element = Paths.element(path, elements.size());
            elements.add(text.line());
            lines.putIfAbsent(element, text.line());
            int before = text.position();
            value(element);
            if (text.position() == before) {
                return;
            }
        }
    }

    private void inlineTable(String path) {
        while (text.skipBlank() && !text.accept("}")) {
            if (!text.accept(",") && !assignment(path)) {
                return;
            }
        }
    }
}
