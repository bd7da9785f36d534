package io.passeur.template;

import java.util.List;

/** An operand of a command. */
sealed interface Operand {

    /** A string, number or boolean. */
    record Literal(Object value) implements Operand {}

    record Nil() implements Operand {}

    /** {@code .}. */
    record Dot() implements Operand {}

    /** {@code .a.b}. */
    record Field(List<String> names) implements Operand {
        public Field {
            names = List.copyOf(names);
        }
    }

    /** {@code $x} or {@code $x.a.b}. */
    record Variable(String name, List<String> fields) implements Operand {
        public Variable {
            fields = List.copyOf(fields);
        }
    }

    record Call(String name, TemplateFunction function) implements Operand {}

    /** {@code (pipeline)} or {@code (pipeline).a.b}. */
    record Nested(Pipeline pipeline, List<String> fields) implements Operand {
        public Nested {
            fields = List.copyOf(fields);
        }
    }
}
