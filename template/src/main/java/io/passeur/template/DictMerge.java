package io.passeur.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merges maps recursively into the first one if a template has made it, or else into a copy. */
final class DictMerge {

    private final Dict merged;
    private final boolean overwrite;
    private int entries;

    /** @param overwrite whether values of later maps take precedence over earlier ones; empty values never do */
    DictMerge(Map<?, ?> first, boolean overwrite) {
        this.merged = first instanceof Dict own ? own : new Dict(first);
        this.overwrite = overwrite;
    }

    void add(Map<?, ?> map) {
        add(merged, map, 0);
    }

    Dict merged() {
        return merged;
    }

    private void add(Dict into, Map<?, ?> from, int depth) {
        entries = TemplateValues.bounded((long) entries + from.size());
        if (depth > TemplateLimits.DEPTH) {
            throw new FunctionFailure("map is nested more than " + TemplateLimits.DEPTH + " deep");
        }
        from.forEach((key, value) -> add(into, String.valueOf(key), value, depth));
    }

    private void add(Dict into, String key, @Nullable Object value, int depth) {
        Object present = into.get(key);
        if (present instanceof Map<?, ?> inner && value instanceof Map<?, ?> other) {
            Dict copy = new Dict(inner);
            add(copy, other, depth + 1);
            into.put(key, copy);
        } else if (!TemplateValues.truth(present) || overwrite && TemplateValues.truth(value)) {
            into.put(key, value);
        }
    }
}
