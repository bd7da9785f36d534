package io.passeur.template;

import java.util.Map;
import java.util.TreeMap;

/** Collects functions by name. */
final class FunctionTable {

    private final Map<String, Function> functions = new TreeMap<>();

    /** One with a fixed number of arguments. */
    FunctionTable add(String name, int count, Function.Body body) {
        return add(name, count, count, body);
    }

    FunctionTable add(String name, int least, int most, Function.Body body) {
        functions.put(name, new Function(least, most, body));
        return this;
    }

    Map<String, Function> functions() {
        return functions;
    }
}
