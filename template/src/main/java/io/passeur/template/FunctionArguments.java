package io.passeur.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a call. Positions start at 0. An argument of an unexpected type fails the call. */
final class FunctionArguments {

    private final String function;
    private final List<@Nullable Object> values;

    FunctionArguments(String function, List<@Nullable Object> values) {
        this.function = function;
        this.values = Collections.unmodifiableList(values);
    }

    String function() {
        return function;
    }

    int count() {
        return values.size();
    }

    @Nullable
    Object value(int at) {
        return values.get(at);
    }

    /** All arguments from a position on. */
    List<@Nullable Object> from(int at) {
        return values.subList(at, values.size());
    }

    @Nullable
    Object last() {
        return values.get(values.size() - 1);
    }

    String text(int at) {
        if (value(at) instanceof String text) {
            return text;
        }
        throw wrong(at, "string");
    }

    long integer(int at) {
        if (value(at) instanceof Long number) {
            return number;
        }
        throw wrong(at, "int");
    }

    boolean flag(int at) {
        if (value(at) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(at, "bool");
    }

    List<?> list(int at) {
        if (value(at) instanceof List<?> list) {
            return list;
        }
        throw wrong(at, "a list");
    }

    Map<?, ?> map(int at) {
        if (value(at) instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(at, "a map");
    }

    /** A map that the template may change. */
    Dict dict(int at) {
        if (map(at) instanceof Dict dict) {
            return dict;
        }
        throw new FunctionFailure("argument " + (at + 1)
                + " is a map from outside, which templates cannot change (expected: a map that \"dict\" has made)");
    }

    /** Converts strings, booleans and nil to numbers too. */
    long looseInteger(int at) {
        return NumberConversions.integer(value(at));
    }

    double looseFloat(int at) {
        return NumberConversions.floating(value(at));
    }

    /** All arguments as strings. */
    List<String> texts(int from) {
        List<String> texts = new ArrayList<>();
        from(from).forEach(value -> texts.add(GoText.of(value)));
        return texts;
    }

    private FunctionFailure wrong(int at, String expected) {
        Object value = value(at);
        String found = value == null ? "nil" : TemplateValues.typeName(value) + " " + GoText.of(value);
        return new FunctionFailure("argument " + (at + 1) + " is " + found + ", expected " + expected);
    }
}
