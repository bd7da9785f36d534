package io.passeur.provider.docker.labels;

/** A label is invalid. The message begins with the key below the element. */
public final class LabelException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String label;

    LabelException(String label, String message) {
        super(message);
        this.label = label;
    }

    /** The label as written. */
    public String label() {
        return label;
    }
}
