package io.passeur.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a template. */
sealed interface Node {

    /** Parts one after the other. */
    record Block(List<Node> nodes) implements Node {
        public Block {
            nodes = List.copyOf(nodes);
        }
    }

    record Text(String text) implements Node {}

    /** A pipeline whose value is printed, unless it goes into a variable. */
    record Action(Pipeline pipeline) implements Node {}

    record If(Pipeline condition, Block then, Block otherwise) implements Node {}

    record With(Pipeline value, Block then, Block otherwise) implements Node {}

    record Range(Pipeline values, Block body, Block otherwise) implements Node {}

    /** A call of another template. */
    record Call(String name, @Nullable Pipeline data, int line) implements Node {}

    record Break() implements Node {}

    record Continue() implements Node {}
}
