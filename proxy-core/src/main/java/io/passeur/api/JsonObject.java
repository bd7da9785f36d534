package io.passeur.api;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object whose members stay in order. Not thread-safe. */
public final class JsonObject {

    private final Map<String, Object> members = new LinkedHashMap<>();

    /** Adds a member unless it is empty, as Go's {@code omitempty} has it: an object without members is not. */
    public JsonObject put(String name, @Nullable Object value) {
        if (value != null && !isEmpty(value)) {
            members.put(name, value);
        }
        return this;
    }

    /** Adds a member, also an empty one. */
    public JsonObject always(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** Adds all members of another object. */
    public JsonObject putAll(JsonObject other) {
        members.putAll(other.members);
        return this;
    }

    Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }

    private static boolean isEmpty(Object value) {
        return value instanceof Boolean truth && !truth
                || value instanceof Number number && number.doubleValue() == 0
                || value instanceof String text && text.isEmpty()
                || value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
    }
}
