package io.passeur.template;

/** Why a function or an operator could not do its work; the interpreter adds where. */
final class FailedCall extends RuntimeException {

    private static final long serialVersionUID = 1;

    FailedCall(String message) {
        super(message);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
