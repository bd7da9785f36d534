package io.passeur.template;

import io.passeur.toolkit.Suggestions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields of maps and records.
 *
 * @param strict whether reading a missing key from a map in the data is an error
 */
record FieldAccess(boolean strict) {

    @Nullable
    Object fields(@Nullable Object value, List<String> names) {
        Object current = value;
        for (String name : names) {
            current = TemplateValues.normal(field(current, name));
        }
        return current;
    }

    private @Nullable Object field(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            return entry(map, name);
        }
        if (value instanceof Record data) {
            return component(data, name);
        }
        if (value == null && !strict) {
            return null;
        }
        if (value == null) {
            throw new FunctionFailure("nil pointer evaluating ." + name + ": the value before it is nil");
        }
        String hint = value instanceof List && name.matches("_[0-9]+")
                ? "; split makes a list here: use index, or splitn for a map"
                : "";
        throw new FunctionFailure("can't evaluate field " + name + " in type " + TemplateValues.typeName(value) + hint);
    }

    private @Nullable Object entry(Map<?, ?> map, String name) {
        if (strict && !(map instanceof Dict) && !map.containsKey(name)) {
            List<String> keys =
                    map.keySet().stream().map(String::valueOf).sorted().toList();
            String hint = Suggestions.hint(name, keys);
            throw new FunctionFailure("map has no entry for key \"" + name + '"'
                    + (hint.isEmpty() && !keys.isEmpty() && keys.size() < 10 ? ", expected one of " + keys : hint));
        }
        return map.get(name);
    }

    /** Go's fields start with an upper-case letter; a record's components do not. */
    private static @Nullable Object component(Record data, String name) {
        RecordComponent[] components = data.getClass().getRecordComponents();
        for (RecordComponent component : components) {
            if (component.getName().equals(name) || upper(component.getName()).equals(name)) {
                return read(data, component);
            }
        }
        List<String> names = Arrays.stream(components)
                .map(component -> upper(component.getName()))
                .toList();
        throw new FunctionFailure("can't evaluate field " + name + ", expected one of " + names);
    }

    private static @Nullable Object read(Record data, RecordComponent component) {
        try {
            return TemplateValues.deep(component.getAccessor().invoke(data), 0);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "component " + component.getName() + " of " + data.getClass()
                            + " cannot be read (expected: public)",
                    e);
        }
    }

    private static String upper(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
