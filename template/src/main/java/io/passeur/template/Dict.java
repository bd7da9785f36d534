package io.passeur.template;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map that a template created. Reading a missing key from it is not an error. */
final class Dict extends LinkedHashMap<String, @Nullable Object> {

    private static final long serialVersionUID = 1;

    Dict() {}

    Dict(Map<?, ?> entries) {
        entries.forEach((key, value) -> put(String.valueOf(key), value));
    }
}
