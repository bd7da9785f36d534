package io.passeur.spi;

/**
 * Where somebody wrote an element or a setting.
 *
 * @param source a file's path, or words such as {@code container whoami}
 * @param line the line, counted from 1; 0 if it is not known
 * @param label the label within the source that holds the setting; empty for sources without labels
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

    /** The same source and line, for what more than one label says. */
    public Origin withoutLabel() {
        return new Origin(source, line);
    }

    @Override
    public String toString() {
        return (line > 0 ? source + ":" + line : source) + (label.isEmpty() ? "" : ", label " + label);
    }
}
