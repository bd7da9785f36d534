package io.passeur.template;

import java.util.List;

/**
 * Commands, each of which receives the value of the previous one as its last argument.
 *
 * @param variables the variables that the value is assigned to: none, one, or in a {@code range} two
 * @param declares whether the variables are new
 */
record Pipeline(int line, List<String> variables, boolean declares, List<Command> commands) {

    Pipeline {
        variables = List.copyOf(variables);
        commands = List.copyOf(commands);
    }

    /** A function or value, and its arguments. */
    record Command(int line, List<Operand> operands) {
        Command {
            operands = List.copyOf(operands);
        }

        Operand first() {
            return operands.get(0);
        }
    }
}
