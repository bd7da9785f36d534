package io.passeur.config;

import java.util.Map;

/** Any tree; whoever knows its form binds it later. */
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
