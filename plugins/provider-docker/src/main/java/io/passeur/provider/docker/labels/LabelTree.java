package io.passeur.provider.docker.labels;

import io.passeur.spi.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The labels below {@code traefik.} that are configuration: its sections. */
public final class LabelTree {

    private static final Pattern SEGMENT_END = Pattern.compile("\\.|(?=\\[\\d{1,6}])");

    private final LabelNode root = new LabelNode("traefik");

    private LabelTree() {}

    public static LabelTree of(Map<String, String> labels, LabelNames names, LabelProblems problems) {
        LabelTree tree = new LabelTree();
        new TreeMap<>(labels).forEach((label, value) -> {
            if (names.isConfiguration(label)) {
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

    /** The labels that somebody has to change for what is at a path of the configuration, by path. */
    public Map<String, Origin> origins(LabelProblems problems) {
        Map<String, Origin> origins = new HashMap<>();
        root.children().forEach(section -> collect(section, section.name(), origins, problems));
        return origins;
    }

    private static void collect(LabelNode node, String path, Map<String, Origin> origins, LabelProblems problems) {
        origins.put(path, problems.origin(node.label()));
        for (LabelNode child : node.children()) {
            String name = child.name();
            collect(child, name.startsWith("[") ? path + name : path + "." + name, origins, problems);
        }
    }
}
