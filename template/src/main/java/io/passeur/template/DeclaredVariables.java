package io.passeur.template;

import java.util.ArrayList;
import java.util.List;

/** The variables in scope at a position in a template. {@code $} is always in scope. */
final class DeclaredVariables {

    private List<String> names = new ArrayList<>(List.of("$"));

    /** The variables in scope outside a definition. */
    record Saved(List<String> names) {}

    void declare(String name) {
        names.add(name);
    }

    boolean isDeclared(String name) {
        return names.contains(name);
    }

    int mark() {
        return names.size();
    }

    void release(int mark) {
        names.subList(mark, names.size()).clear();
    }

    Saved isolate() {
        Saved saved = new Saved(names);
        names = new ArrayList<>(List.of("$"));
        return saved;
    }

    void restore(Saved saved) {
        names = saved.names();
    }

    List<String> visible() {
        return List.copyOf(names);
    }
}
