package io.passeur.config;

import io.passeur.spi.ConfigurationTree;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A document as a tree of settings.
 *
 * @param name the document's name in problems
 * @param lines the lines of keys, by their path in lower case
 * @param problems why the document could not be read, and other findings
 */
record ParsedDocument(String name, Map<String, Object> tree, Map<String, Integer> lines, List<Problem> problems) {

    static ParsedDocument unreadable(String name, String message, int line) {
        Problem problem = Problem.error("", message, new Origin(name, line));
        return new ParsedDocument(name, Map.of(), Map.of(), List.of(problem));
    }

    /** The document as dynamic configuration. */
    ConfigurationTree asTree() {
        Map<String, Origin> origins = new HashMap<>();
        lines.forEach((path, line) -> origins.put(path, new Origin(name, line)));
        return new ConfigurationTree(Origin.of(name), tree, origins, Map.of(), problems);
    }

    /** The position of the setting at {@code path}, or of the section around it. */
    Origin origin(String path) {
        String rest = Trees.lower(path);
        while (!rest.isEmpty()) {
            Integer line = lines.get(rest);
            if (line != null) {
                return new Origin(name, line);
            }
            rest = rest.substring(0, Math.max(0, Math.max(rest.lastIndexOf('.'), rest.lastIndexOf('['))));
        }
        return Origin.of(name);
    }
}
