package io.passeur.template;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map that a template made: what it does not have is no mistake. */
final class Dict extends LinkedHashMap<String, @Nullable Object> {

    private static final long serialVersionUID = 1;

    Dict() {}

    Dict(Map<?, ?> entries) {
        entries.forEach((key, value) -> put(String.valueOf(key), value));
    }
}
