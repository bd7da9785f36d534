package io.passeur.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds a tree from dotted paths, {@code a.b[0].c}. Names that differ only in case are the same. */
final class SettingsBuilder {

    private static final Pattern SEGMENT_END = Pattern.compile("\\.|(?=\\[\\d{1,6}])");
    private static final Pattern INDEX = Pattern.compile("\\[\\d{1,6}]");

    private final Node root = new Node("");

    private static final class Node {
        private final String name;
        private final Map<String, Node> children = new LinkedHashMap<>();
        private @Nullable String value;

        Node(String name) {
            this.name = name;
        }

        boolean isList() {
            return children.keySet().stream().allMatch(key -> INDEX.matcher(key).matches());
        }

        /** Settings below a section override the value {@code true} that creates it. */
        Object tree() {
            if (children.isEmpty()) {
                return value == null ? "" : value;
            }
            return isList() ? list() : map();
        }

        private Map<String, Object> map() {
            Map<String, Object> map = new LinkedHashMap<>();
            children.values().forEach(child -> map.put(child.name, child.tree()));
            return Collections.unmodifiableMap(map);
        }

        private List<Object> list() {
            Map<Integer, Object> sorted = new TreeMap<>();
            children.forEach((key, child) ->
                    sorted.put(Integer.valueOf(key.substring(1, key.length() - 1)), child.tree()));
            return List.copyOf(new ArrayList<>(sorted.values()));
        }
    }

    /** @param append whether to append to an existing value, after a comma, instead of replacing it */
    void put(String path, String value, boolean append) {
        Node node = root;
        for (String segment : SEGMENT_END.split(path)) {
            node = node.children.computeIfAbsent(Trees.lower(segment), key -> new Node(segment));
        }
        node.value = append && node.value != null ? node.value + "," + value : value;
    }

    Map<String, Object> build() {
        return root.map();
    }
}
