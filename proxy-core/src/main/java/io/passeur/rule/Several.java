package io.passeur.rule;

import java.util.List;

/**
 * A matcher of the v2 language with several arguments.
 *
 * @param all whether every one must match, else one is enough
 */
record Several(List<Matcher> parts, boolean all) implements Matcher {

    Several {
        parts = List.copyOf(parts);
    }

    static Matcher any(List<? extends Matcher> parts) {
        return parts.size() == 1 ? parts.get(0) : new Several(List.copyOf(parts), false);
    }

    static Matcher every(List<? extends Matcher> parts) {
        return parts.size() == 1 ? parts.get(0) : new Several(List.copyOf(parts), true);
    }

    @Override
    @SuppressWarnings("ForLoopReplaceableByForEach") // no iterator on the hot path
    public boolean matches(RuleInput input) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).matches(input) != all) {
                return !all;
            }
        }
        return all;
    }

    @Override
    public String found(RuleInput input) {
        List<String> found =
                parts.stream().map(part -> part.found(input)).distinct().toList();
        return String.join(", ", found);
    }
}
