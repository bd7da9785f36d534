package io.passeur.provider.docker.labels;

import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import io.passeur.toolkit.label.LabelTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The problems of one container's labels, and notes to log. */
public final class LabelProblems {

    private final String container;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param container a description such as {@code container whoami} */
    public LabelProblems(String container) {
        this.container = container;
    }

    /**
     * @param path of the element; empty if the label belongs to none
     * @param label as written; empty if no single label is the cause
     */
    public void error(String path, String label, String message) {
        problems.add(Problem.error(path, message, origin(label)));
    }

    public void warning(String path, String label, String message) {
        problems.add(Problem.warning(path, message, origin(label)));
    }

    /** The labels that are configuration, as a tree. Labels that do not fit into the tree are reported. */
    public LabelTree tree(Map<String, String> labels) {
        return LabelTree.of(LabelNames.PREFIX, labels, this::error);
    }

    /** The labels that define the settings of the tree, by the settings' paths. */
    public Map<String, Origin> origins(LabelTree tree) {
        Map<String, Origin> origins = new HashMap<>();
        tree.labels().forEach((path, label) -> origins.put(path, origin(label)));
        return origins;
    }

    public void note(String message) {
        notes.add(container + ": " + message);
    }

    public List<Problem> list() {
        return List.copyOf(problems);
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }

    public Origin origin(String label) {
        return new Origin(container, 0, label);
    }
}
