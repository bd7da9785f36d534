package io.passeur.toolkit.label;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One part of the names of labels, with the parts below it. Names that differ only in case are the same part; the first
 * spelling is kept. Not thread-safe.
 */
public final class LabelNode {

    private static final Pattern INDEX = Pattern.compile("\\[\\d{1,6}]");

    private final String name;
    private final Map<String, LabelNode> children = new LinkedHashMap<>();
    private String label = "";
    private @Nullable String value;

    LabelNode(String name) {
        this.name = name;
    }

    /** The part as written. */
    public String name() {
        return name;
    }

    /** The value of the label that ends here; null if none does. */
    public @Nullable String value() {
        return value;
    }

    /** The label that ends here, or else the first one below, as written. Empty for a node that no label made. */
    public String label() {
        if (!label.isEmpty()) {
            return label;
        }
        return children.values().stream()
                .map(LabelNode::label)
                .filter(written -> !written.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Whether there is nothing below this node. */
    public boolean isEmpty() {
        return children.isEmpty();
    }

    /** The nodes directly below this one, in their order; a copy. */
    public List<LabelNode> children() {
        return List.copyOf(children.values());
    }

    /** The node of that name directly below this one, or null. */
    public @Nullable LabelNode find(String child) {
        return children.get(key(child));
    }

    /** The node of that name directly below this one, created if there is none. */
    public LabelNode child(String child) {
        return children.computeIfAbsent(key(child), key -> new LabelNode(child));
    }

    /** Removes a node with all that is below it; null if there was none. */
    public @Nullable LabelNode remove(String child) {
        return children.remove(key(child));
    }

    /** Adds a node from elsewhere in the tree, with the labels that it was made of. */
    public void adopt(LabelNode child) {
        children.put(key(child.name), child);
    }

    /** Sets the value, as if a label without a name had it. */
    public void set(String text) {
        value = text;
    }

    void write(String writtenLabel, String text) {
        label = writtenLabel;
        value = text;
    }

    /**
     * The value, or what is below: a list if all names are indexes in brackets, otherwise a map. Settings below a section win
     * over the value {@code true} of the section itself, but {@code false} removes the section.
     */
    public Object tree() {
        if (children.isEmpty() || isSwitchedOff()) {
            return value == null ? Map.of() : value;
        }
        boolean list =
                children.keySet().stream().allMatch(key -> INDEX.matcher(key).matches());
        return list ? list() : map();
    }

    private boolean isSwitchedOff() {
        return value != null && value.equalsIgnoreCase("false");
    }

    /** What is below this node, by name. */
    public Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        children.values().forEach(child -> map.put(child.name, child.tree()));
        return map;
    }

    private List<Object> list() {
        Map<Integer, Object> sorted = new TreeMap<>();
        children.forEach((key, child) -> sorted.put(Integer.valueOf(key.substring(1, key.length() - 1)), child.tree()));
        return new ArrayList<>(sorted.values());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
