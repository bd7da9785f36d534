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

    Map<String, TemplateFunction> functions() {
        return functions;
    }
}
