package io.passeur.template;

/** A template cannot be parsed or rendered. The message names the template and the line, and what was found and expected. */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int line;

    TemplateException(String name, int line, String message) {
        super((name.isEmpty() ? "template" : name) + ":" + line + ": " + message);
        this.line = line;
    }

    /** Starts at 1. */
    public int line() {
        return line;
    }
}
