package io.passeur.config;

import java.util.Iterator;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML, and therefore JSON. */
final class YamlReader {

    /** Anchors save typing; a file that uses them more often than this attacks memory. */
    private static final int ALIASES = 1_000;

    private YamlReader() {}

    static ParsedDocument read(String name, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setSchema(new CoreSchema())
                .setMaxAliasesForCollections(ALIASES)
                .build();
        try {
            Iterator<Node> documents =
                    new Compose(settings).composeAllFromString(text).iterator();
            return documents.hasNext() ? first(name, documents) : new YamlTree(name).document();
        } catch (MarkedYamlEngineException e) {
            return ParsedDocument.unreadable(
                    name,
                    "is not valid YAML: " + e.getProblem(),
                    e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0));
        } catch (YamlEngineException e) {
            return ParsedDocument.unreadable(name, "is not valid YAML: " + e.getMessage(), 0);
        }
    }

    private static ParsedDocument first(String name, Iterator<Node> documents) {
        YamlTree tree = new YamlTree(name);
        Object root = tree.read(documents.next(), "");
        if (root instanceof Map<?, ?> map) {
            tree.root(map);
        } else if (root != null) {
            return ParsedDocument.unreadable(name, "holds " + Scalars.quoted(root) + " instead of sections", 1);
        }
        if (documents.hasNext()) {
            tree.warnOfFurtherDocuments();
        }
        return tree.document();
    }
}
