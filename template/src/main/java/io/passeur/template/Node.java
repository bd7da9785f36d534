package io.passeur.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of a template's syntax tree. */
sealed interface Node {

    /** A sequence of nodes. */
    record Block(List<Node> nodes) implements Node {
        public Block {
            nodes = List.copyOf(nodes);
        }
    }

    record Text(String text) implements Node {}

    /** A pipeline whose value is printed unless it is assigned to a variable. */
    record Action(Pipeline pipeline) implements Node {}

    record If(Pipeline condition, Block then, Block otherwise) implements Node {}

    record With(Pipeline value, Block then, Block otherwise) implements Node {}

    record Range(Pipeline values, Block body, Block otherwise) implements Node {}

    /** A call of another template. */
    record Call(String name, @Nullable Pipeline data, int line) implements Node {}

    record Break() implements Node {}

    record Continue() implements Node {}
}
