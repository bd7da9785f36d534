package io.passeur.config;

import io.passeur.spi.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Turns YAML nodes into a tree of settings, resolves anchors and merge keys, and records the lines of keys. */
final class YamlTree {

    private static final int MAX_NODES = 1_000_000;
    private static final int MAX_DEPTH = 100;
    private static final String MERGE = "<<";

    private final String name;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Problems problems = new Problems();
    private Map<String, Object> root = Map.of();
    private int nodes;
    private int depth;

    YamlTree(String name) {
        this.name = name;
    }

    void root(Map<?, ?> map) {
        root = Trees.freezeMap(map);
    }

    ParsedDocument document() {
        return new ParsedDocument(name, root, lines, problems.list());
    }

    void warnOfFurtherDocuments() {
        problems.warning("", "only the first document of this file is read", Origin.of(name));
    }

    /** @return null for a node without a value */
    @Nullable
    Object read(Node node, String path) {
        if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
            throw new YamlEngineException(
                    "is too large or nested too deeply, perhaps because an anchor contains itself");
        }
        depth++;
        try {
            if (node instanceof MappingNode mapping) {
                return readMapping(mapping, path);
            }
            return node instanceof SequenceNode list ? readList(list, path) : YamlScalars.read((ScalarNode) node);
        } finally {
            depth--;
        }
    }

    private List<Object> readList(SequenceNode list, String path) {
        List<Object> items = new ArrayList<>();
        for (Node item : list.getValue()) {
            String itemPath = Paths.element(path, items.size());
            note(itemPath, item);
            Object value = read(item, itemPath);
            if (value != null) {
                items.add(value);
            }
        }
        return items;
    }

    private Map<String, Object> readMapping(MappingNode mapping, String path) {
        Map<String, Object> own = new LinkedHashMap<>();
        Map<String, Object> merged = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (key.equals(MERGE)) {
                merge(tuple.getValueNode(), path, merged);
            } else {
                put(own, key, tuple, Paths.child(path, key));
            }
        }
        merged.putAll(own);
        return merged;
    }

    /** Keys of the section itself win, then those of the first of several merged sections. */
    private void merge(Node node, String path, Map<String, Object> merged) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> merge(item, path, merged));
        } else if (read(node, path) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> merged.putIfAbsent(String.valueOf(key), value));
        }
    }

    private void put(Map<String, Object> map, String key, NodeTuple tuple, String path) {
        if (map.containsKey(key)) {
            problems.error(path, "is written twice; the first one counts", origin(tuple.getKeyNode()));
            return;
        }
        note(path, tuple.getKeyNode());
        Object value = read(tuple.getValueNode(), path);
        if (value == null) {
            problems.warning(
                    path, "has no value and is ignored; write {} for its defaults", origin(tuple.getKeyNode()));
        } else {
            map.put(key, value);
        }
    }

    private void note(String path, Node node) {
        lines.putIfAbsent(Trees.lower(path), line(node));
    }

    private Origin origin(Node node) {
        return new Origin(name, line(node));
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
