package io.passeur.provider.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One row of a table of containers and what becomes of them.
 *
 * @param own the id of the proxy's container; empty if it runs on the host
 */
record TableRow(
        String title,
        String own,
        Map<String, String> settings,
        Map<String, String> environment,
        List<TestContainer> containers,
        List<String> expected) {

    /**
     * Reads {@code === title}, {@code own: id}, {@code set: option=value}, {@code env: NAME=value}, containers with their
     * labels below them, and behind {@code ---} what is expected.
     */
    static List<TableRow> read(String resource) {
        List<TableRow> rows = new ArrayList<>();
        for (String block : text(resource).split("(?m)^=== ")) {
            if (block.contains("\n---\n")) {
                rows.add(row(block));
            }
        }
        return rows;
    }

    private static String text(String resource) {
        try (InputStream in = TableRow.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TableRow row(String block) {
        String[] halves = block.split("\n---\n", 2);
        List<String> lines = halves[0].lines().toList();
        TableRow row = new TableRow(
                lines.get(0),
                value(lines, "own: "),
                pairs(lines, "set: "),
                pairs(lines, "env: "),
                new ArrayList<>(),
                halves[1].lines().filter(line -> !line.isBlank()).toList());
        for (String line : lines) {
            if (line.startsWith("container ")) {
                row.containers().add(TestContainer.parse(line, row.containers().size()));
            } else if (line.startsWith("  ")) {
                row.containers().get(row.containers().size() - 1).label(line.strip());
            }
        }
        return row;
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .findFirst()
                .map(line -> line.substring(key.length()))
                .orElse("");
    }

    private static Map<String, String> pairs(List<String> lines, String key) {
        Map<String, String> pairs = new LinkedHashMap<>();
        lines.stream().filter(line -> line.startsWith(key)).forEach(line -> {
            String[] pair = line.substring(key.length()).split("=", 2);
            pairs.put(pair[0], pair[1]);
        });
        return pairs;
    }

    @Override
    public String toString() {
        return title;
    }
}
