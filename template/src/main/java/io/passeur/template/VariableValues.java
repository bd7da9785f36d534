package io.passeur.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables of a template during rendering. The newest variable of a name hides older ones. */
final class VariableValues {

    private final List<Slot> slots = new ArrayList<>();

    VariableValues(@Nullable Object data) {
        declare("$", data);
    }

    void declare(String name, @Nullable Object value) {
        slots.add(new Slot(name, value));
    }

    void assign(String name, @Nullable Object value) {
        find(name).value = value;
    }

    @Nullable
    Object value(String name) {
        return find(name).value;
    }

    int mark() {
        return slots.size();
    }

    void release(int mark) {
        slots.subList(mark, slots.size()).clear();
    }

    private Slot find(String name) {
        for (int i = slots.size() - 1; i >= 0; i--) {
            if (slots.get(i).name.equals(name)) {
                return slots.get(i);
            }
        }
        throw new FunctionFailure("undefined variable \"" + name + '"');
    }

    private static final class Slot {

        private final String name;
        private @Nullable Object value;

        Slot(String name, @Nullable Object value) {
            this.name = name;
            this.value = value;
        }
    }
}
