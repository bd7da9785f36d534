package io.passeur.template;

/** A template that cannot be read or rendered. The message is for its author: name, line, what was found or expected. */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int line;

    TemplateException(String name, int line, String message) {
        super((name.isEmpty() ? "template" : name) + ":" + line + ": " + message);
        this.line = line;
    }

    /** Counted from 1. */
    public int line() {
        return line;
    }
}
