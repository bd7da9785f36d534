package io.passeur.provider.docker.labels;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of labels' names with what is below it. Spellings in different case are one; the first one's is kept. */
public final class LabelNode {

    private static final Pattern INDEX = Pattern.compile("\\[\\d{1,6}]");

    private final String name;
    private final Map<String, LabelNode> children = new LinkedHashMap<>();
    private String label = "";
    private @Nullable String value;

    LabelNode(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Null if no label ends here. */
    public @Nullable String value() {
        return value;
    }

    /** The label as written: this one's, or the first below it. Empty for what nobody wrote. */
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

    public boolean isEmpty() {
        return children.isEmpty();
    }

    public List<LabelNode> children() {
        return List.copyOf(children.values());
    }

    public @Nullable LabelNode find(String child) {
        return children.get(key(child));
    }

    /** The child, made if it is not there. */
    public LabelNode child(String child) {
        return children.computeIfAbsent(key(child), key -> new LabelNode(child));
    }

    public @Nullable LabelNode remove(String child) {
        return children.remove(key(child));
    }

    /** Takes a node over from elsewhere, with the labels that it was made of. */
    public void adopt(LabelNode child) {
        children.put(key(child.name), child);
    }

    public void set(String text) {
        value = text;
    }

    void write(String writtenLabel, String text) {
        label = writtenLabel;
        value = text;
    }

    /** Settings below a section win over the word {@code true} that creates it, but {@code false} takes it away. */
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
