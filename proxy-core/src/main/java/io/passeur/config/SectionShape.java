package io.passeur.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A section with known keys. */
record SectionShape(Class<?> type, boolean allowEmpty) implements Shape {

    @Override
    public @Nullable Object bind(Object value, String path, BindingContext binding) {
        if (value instanceof Map<?, ?> map) {
            return bindMap(map, path, binding);
        }
        Boolean wanted = allowEmpty ? Scalars.asksForSection(value) : null;
        if (wanted == null) {
            binding.fail(path, Scalars.quoted(value) + " is not a section; write the settings below it");
            return null;
        }
        return wanted ? absent(path, binding) : null;
    }

    private @Nullable Object bindMap(Map<?, ?> map, String path, BindingContext binding) {
        if (map.isEmpty() && !allowEmpty) {
            binding.fail(path, "is empty, but needs at least one key");
            return null;
        }
        return RecordShape.of(type).bind(map, path, binding);
    }

    @Override
    public @Nullable Object absent(String path, BindingContext binding) {
        return RecordShape.of(type).bind(Map.of(), path, binding);
    }
}
