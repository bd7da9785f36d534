package io.passeur.config;

import java.util.Map;

/** Anything; it is bound later, by whoever knows its form. */
record TreeShape() implements Shape {

    @Override
    public Object bind(Object value, String path, BindingContext binding) {
        return Trees.freeze(value);
    }

    @Override
    public Object absent(String path, BindingContext binding) {
        return Map.of();
    }
}
