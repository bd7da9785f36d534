package io.passeur.entrypoint;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Rows of a text block as the arguments of a test; columns are separated by two spaces or more. */
final class TestRows {

    private TestRows() {}

    static Stream<Arguments> of(String rows) {
        return rows.lines()
                .filter(row -> !row.isBlank() && !row.startsWith("--"))
                .map(row -> Arguments.of((Object[]) Arrays.stream(row.strip().split("\\s{2,}"))
                        .map(TestRows::cell)
                        .toArray(String[]::new)));
    }

    /** {@code -} stands for nothing, {@code \s} for a space, {@code \xNN} for a byte. */
    private static String cell(String written) {
        if (written.equals("-")) {
            return "";
        }
        StringBuilder cell = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            if (written.startsWith("\\x", i)) {
                cell.append((char) Integer.parseInt(written.substring(i + 2, i + 4), 16));
                i += 3;
            } else if (written.startsWith("\\s", i)) {
                cell.append(' ');
                i++;
            } else if (written.startsWith("\\r", i) || written.startsWith("\\n", i)) {
                cell.append(written.charAt(i + 1) == 'r' ? '\r' : '\n');
                i++;
            } else {
                cell.append(written.charAt(i));
            }
        }
        return cell.toString();
    }
}
