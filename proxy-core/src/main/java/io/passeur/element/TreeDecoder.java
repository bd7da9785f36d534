package io.passeur.element;

import io.passeur.config.Problems;
import io.passeur.config.RootKeys;
import io.passeur.config.Trees;
import io.passeur.config.UnsupportedKeys;
import io.passeur.spi.ConfigurationTree;
import io.passeur.toolkit.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decodes trees, element by element, so that a mistake in one leaves the others alone. Thread-safe. */
public final class TreeDecoder {

    private final ElementKinds kinds;
    private final List<String> sections;

    public TreeDecoder(ElementKinds kinds) {
        this.kinds = kinds;
        sections = kinds.sections();
    }

    public ElementKinds kinds() {
        return kinds;
    }

    /** The problems of the tree itself come first. */
    public DynamicConfiguration decode(ConfigurationTree tree) {
        Problems problems = new Problems();
        problems.addAll(tree.problems());
        Map<String, Object> settings = Trees.freezeMap(tree.settings());
        checkRoots(tree, settings, problems);
        SectionDecoder decoder = new SectionDecoder(tree, problems);
        for (String section : sections) {
            decoder.decode(section, settings, kinds.in(section));
        }
        return decoder.elements().problems(problems.list()).build();
    }

    /** Other roots may be static configuration in the same file, so only what looks like a slip is mentioned. */
    private void checkRoots(ConfigurationTree tree, Map<String, Object> settings, Problems problems) {
        Map<String, Object> others = new LinkedHashMap<>(settings);
        others.values().removeIf(value -> value instanceof Map<?, ?> map && map.isEmpty());
        others.keySet().removeIf(root -> sections.stream().anyMatch(root::equalsIgnoreCase));
        Set<String> known = new LinkedHashSet<>(sections);
        known.addAll(RootKeys.DYNAMIC);
        for (String root : UnsupportedKeys.ofDynamic()
                .strip(others, List.of(), tree::originOf, problems)
                .keySet()) {
            if (!RootKeys.isStatic(root)) {
                Suggestions.closest(root, new ArrayList<>(known))
                        .ifPresent(near -> problems.warning(
                                root, "unknown section, ignored; did you mean \"" + near + "\"?", tree.originOf(root)));
            }
        }
    }
}
