package io.passeur.tls;

import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * PEM text of a setting, which is the path of a file or the text itself.
 *
 * @param origin its description in messages: the path, or that it is inlined in the configuration
 */
public record PemText(String origin, String text) {

    private static final String BEGIN = "-----BEGIN";
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    /**
     * Reads the file, unless the value is the text.
     *
     * @throws ConfigurationException if it is neither; its message never shows the text
     */
    public static PemText read(String value) {
        if (isInlined(value)) {
            return new PemText("inlined PEM", value);
        }
        try {
            Path file = Path.of(value);
            if (Files.size(file) > MOST_BYTES) {
                throw new ConfigurationException(
                        "\"%s\" has more than %d bytes (expected: a PEM file)".formatted(value, MOST_BYTES));
            }
            return new PemText("\"" + value + "\"", Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new ConfigurationException(
                    "%s does not exist (expected: a PEM file or PEM text)".formatted(shown(value)), e);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "\"%s\" cannot be read (expected: a PEM file or PEM text): %s".formatted(value, e), e);
        }
    }

    static boolean isInlined(String value) {
        return value.contains(BEGIN);
    }

    /** A value that is neither a path nor PEM may be a key in another format. */
    private static String shown(String value) {
        boolean path = value.length() < 256 && value.indexOf('\n') < 0;
        return path ? "the file \"" + value + "\"" : "a value of " + value.length() + " characters";
    }

    /** Never the text, which may be a private key. */
    @Override
    public String toString() {
        return origin;
    }
}
