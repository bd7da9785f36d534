package io.passeur.resolver.acme.command;

import java.io.PrintStream;
import java.util.List;

/** Columns as wide as their widest cell. */
final class Table {

    private static final String GAP = "  ";

    private Table() {}

    static void print(List<List<String>> rows, PrintStream out) {
        int columns = rows.get(0).size();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i));
                if (i < columns - 1) {
                    line.append(" ".repeat(width(rows, i) - row.get(i).length()))
                            .append(GAP);
                }
            }
            out.println(line);
        }
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
