package io.passeur.template;

import java.util.Map;
import java.util.TreeMap;

/** Collects functions by name. */
final class FunctionTable {

    private final Map<String, TemplateFunction> functions = new TreeMap<>();

    /** Adds a function with a fixed number of arguments. */
    FunctionTable add(String name, int count, TemplateFunction.Body body) {
        return add(name, count, count, body);
    }

    FunctionTable add(String name, int least, int most, TemplateFunction.Body body) {
        functions.put(name, new TemplateFunction(least, most, body));
        return this;
    }

    /** Adds another name of a function. */
    FunctionTable alias(String alias, String name) {
        TemplateFunction known = functions.get(name);
        if (known == null) {
            throw new IllegalArgumentException(name + " is not defined (expected: before its alias " + alias + ")");
        }
        functions.put(alias, known);
        return this;
    }

    Map<String, TemplateFunction> functions() {
        return functions;
    }
}
