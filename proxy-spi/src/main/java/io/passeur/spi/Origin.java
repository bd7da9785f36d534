package io.passeur.spi;

/**
 * The place where an element or a setting is written.
 *
 * @param source a file's path, or a description such as {@code container whoami}
 * @param line the line, counted from 1; 0 if it is not known
 * @param label the label of the source that contains the setting; empty for sources without labels
 */
public record Origin(String source, int line, String label) {

    /** A line of a source without labels. */
    public Origin(String source, int line) {
        this(source, line, "");
    }

    /** A source whose line is not known. */
    public static Origin of(String source) {
        return new Origin(source, 0);
    }

    /** The same source and line without a label, for settings that span several labels. */
    public Origin withoutLabel() {
        return new Origin(source, line);
    }

    @Override
    public String toString() {
        return (line > 0 ? source + ":" + line : source) + (label.isEmpty() ? "" : ", label " + label);
    }
}
