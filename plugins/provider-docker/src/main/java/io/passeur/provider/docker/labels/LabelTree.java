package io.passeur.provider.docker.labels;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The labels below {@code traefik.} that are configuration: {@code http}, {@code tcp}, {@code udp}, {@code tls}. */
public final class LabelTree {

    private static final Pattern SEGMENT_END = Pattern.compile("\\.|(?=\\[\\d{1,6}])");

    private final LabelNode root = new LabelNode("traefik");

    private LabelTree() {}

    public static LabelTree of(Map<String, String> labels, LabelProblems problems) {
        LabelTree tree = new LabelTree();
        new TreeMap<>(labels).forEach((label, value) -> {
            if (LabelNames.isConfiguration(label)) {
                tree.put(label, value, problems);
            }
        });
        return tree;
    }

    private void put(String label, String value, LabelProblems problems) {
        String path = label.substring(LabelNames.PREFIX.length());
        String[] segments = SEGMENT_END.split(path, -1);
        LabelNode node = root;
        for (String segment : segments) {
            if (segment.isEmpty()) {
                problems.error(path, label, "the label has an empty part between two dots, or at its end");
                return;
            }
            node = node.child(segment);
        }
        node.write(label, value);
    }

    /** The section of that name, empty if no label belongs to it. */
    public LabelNode section(String name) {
        return root.child(name);
    }

    public Map<String, Object> map() {
        Map<String, Object> map = root.map();
        map.values().removeIf(value -> value instanceof Map<?, ?> section && section.isEmpty());
        return map;
    }

    /** The label that somebody has to change for what is at this path of the configuration; empty if it is nobody's. */
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
