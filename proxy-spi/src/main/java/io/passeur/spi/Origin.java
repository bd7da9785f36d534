package io.passeur.spi;

/**
 * Where somebody wrote an element or a setting.
 *
 * @param source a file's path, or words such as {@code container whoami}
 * @param line the line, counted from 1; 0 if it is not known
 */
public record Origin(String source, int line) {

    public static Origin of(String source) {
        return new Origin(source, 0);
    }

    @Override
    public String toString() {
        return line > 0 ? source + ":" + line : source;
    }
}
