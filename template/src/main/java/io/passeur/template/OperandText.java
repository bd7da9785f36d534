package io.passeur.template;

/** Operands as written, for messages. */
final class OperandText {

    private OperandText() {}

    static String text(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            return GoText.of(literal.value());
        }
        if (operand instanceof Operand.Field field) {
            return '.' + String.join(".", field.names());
        }
        if (operand instanceof Operand.Variable variable) {
            return variable.fields().isEmpty()
                    ? variable.name()
                    : variable.name() + '.' + String.join(".", variable.fields());
        }
        if (operand instanceof Operand.Call call) {
            return call.name();
        }
        return operand instanceof Operand.Nested ? "(…)" : operand instanceof Operand.Dot ? "." : "nil";
    }
}
