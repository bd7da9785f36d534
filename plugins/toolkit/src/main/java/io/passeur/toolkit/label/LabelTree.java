package io.passeur.toolkit.label;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A tree of settings made of labels with dotted names: {@code traefik.http.routers.web.rule}. An index in brackets,
 * {@code servers[0]}, is a part of its own. Knows for each setting which label it comes from. Not thread-safe.
 */
public final class LabelTree {

    private static final Pattern SEGMENT_END = Pattern.compile("\\.|(?=\\[\\d{1,6}])");

    /** Far more than any setting has, and no risk to those who walk the tree. */
    private static final int MAX_PARTS = 100;

    private final String prefix;
    private final LabelNode root;

    private LabelTree(String prefix) {
        this.prefix = prefix;
        root = new LabelNode(prefix);
    }

    /** Told about labels that cannot be part of the tree. */
    @FunctionalInterface
    public interface Refusals {

        /**
         * @param path the name of the label without the prefix
         * @param label the name of the label as written
         */
        void refused(String path, String label, String reason);
    }

    /**
     * Reads the labels in the order of their names, so that the result does not depend on the order of the map.
     *
     * @param prefix the first part of the names, with the dot; labels without it are skipped
     */
    public static LabelTree of(String prefix, Map<String, String> labels, Refusals refusals) {
        LabelTree tree = new LabelTree(prefix);
        new TreeMap<>(labels).forEach((label, value) -> {
            if (label.startsWith(prefix)) {
                tree.put(label, value, refusals);
            }
        });
        return tree;
    }

    private void put(String label, String value, Refusals refusals) {
        String path = label.substring(prefix.length());
        LabelNode node = root;
        String[] segments = SEGMENT_END.split(path, -1);
        if (segments.length > MAX_PARTS) {
            refusals.refused(segments[0], label, "the label has more than " + MAX_PARTS + " parts, the limit");
            return;
        }
        for (String segment : segments) {
            if (segment.isEmpty()) {
                refusals.refused(path, label, "the label has an empty part between two dots, or at its end");
                return;
            }
            node = node.child(segment);
        }
        node.write(label, value);
    }

    /** The node of that name below the root, empty if no label belongs to it. */
    public LabelNode section(String name) {
        return root.child(name);
    }

    /** The settings, as a provider pushes them: maps, lists and strings. Empty sections are left out. */
    public Map<String, Object> map() {
        Map<String, Object> map = root.map();
        map.values().removeIf(value -> value instanceof Map<?, ?> section && section.isEmpty());
        return map;
    }

    /** The labels to change, by the paths of all settings and sections that a label leads to. */
    public Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        root.children().forEach(section -> collect(section, section.name(), labels));
        return labels;
    }

    private static void collect(LabelNode node, String path, Map<String, String> labels) {
        labels.put(path, node.label());
        for (LabelNode child : node.children()) {
            String name = child.name();
            collect(child, name.startsWith("[") ? path + name : path + "." + name, labels);
        }
    }

    /** The label to change for the setting at this path; empty if no label leads there. */
    public String labelAt(String path) {
        LabelNode node = root;
        for (String segment : SEGMENT_END.split(path.toLowerCase(Locale.ROOT))) {
            LabelNode next = node.find(segment);
            if (next == null) {
                break;
            }
            node = next;
        }
        return node == root ? "" : node.label();
    }
}
