package io.passeur.template;

/** The reason why a function or an operator failed. The interpreter adds the position. */
final class FunctionFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    FunctionFailure(String message) {
        super(message);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
